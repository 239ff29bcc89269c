import * as core from "@actions/core";

/**
 * Masks a secret in everything the runner prints, together with the forms in which it turns up
 * elsewhere: each line, URL- and form-encoded, base64 in both alphabets, hexadecimal, JSON- and
 * HTML-escaped.
 */
export function maskSecret(secret: string | undefined): void {
  for (const form of secretForms(secret ?? "")) core.setSecret(form);
}

/** Every form of the secret that is long enough to be masked without hiding ordinary text. */
export function secretForms(secret: string): string[] {
  if (secret.trim() === "") return [];
  const bytes = Buffer.from(secret);
  const forms = [
    secret,
    ...secret.split(/\r?\n/).map((line) => line.trim()),
    encodeURIComponent(secret),
    new URLSearchParams({ s: secret }).toString().slice(2),
    bytes.toString("base64"),
    bytes.toString("base64").replace(/=+$/, ""),
    bytes.toString("base64url"),
    bytes.toString("hex"),
    JSON.stringify(secret).slice(1, -1),
    escapedForHtml(secret, "&#39;"),
    escapedForHtml(secret, "&#x27;"),
  ];
  return [...new Set(forms)].filter((form) => form.length >= 4 || form === secret);
}

function escapedForHtml(text: string, apostrophe: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": apostrophe,
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** `text` with every form of each secret shown as `***`, for files that the runner does not mask. */
export function withoutSecrets(text: string, secrets: readonly (string | undefined)[]): string {
  return secrets
    .flatMap((secret) => secretForms(secret ?? ""))
    .sort((a, b) => b.length - a.length)
    .reduce((masked, form) => masked.replaceAll(form, "***"), text);
}
