import * as core from "@actions/core";

/**
 * Masks a secret in everything the runner prints, together with the forms in which it turns up
 * elsewhere: each line, URL- and form-encoded, base64 in both alphabets and inside a longer text,
 * hexadecimal, JSON- and HTML-escaped.
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
    lowerCaseEscapes(encodeURIComponent(secret)),
    new URLSearchParams({ s: secret }).toString().slice(2),
    bytes.toString("base64"),
    bytes.toString("base64").replace(/=+$/, ""),
    bytes.toString("base64url"),
    ...[0, 1, 2].map((offset) => innerBase64(bytes, offset)),
    bytes.toString("hex"),
    bytes.toString("hex").toUpperCase(),
    JSON.stringify(secret).slice(1, -1),
    escapedForHtml(secret, "&#39;"),
    escapedForHtml(secret, "&#x27;"),
  ];
  return [...new Set(forms)].filter((form) => form.length >= 4 || form === secret);
}

/** `%2F` is written as `%2f` by some. */
function lowerCaseEscapes(text: string): string {
  return text.replace(/%[0-9A-F]{2}/g, (escaped) => escaped.toLowerCase());
}

/**
 * What stands in the base64 of a longer text for the bytes after `offset`, whatever comes before and
 * behind: whole groups of three bytes. Empty when so little of the secret is in them that ordinary
 * text could look the same.
 */
function innerBase64(bytes: Buffer, offset: number): string {
  const inner = bytes.subarray(offset, bytes.length - ((bytes.length - offset) % 3));
  return inner.length < 6 ? "" : inner.toString("base64");
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

/** The shortest beginning of a secret that is taken for one that was cut off. */
const shortestBeginning = 8;

/**
 * As `withoutSecrets`, for text that may have been shortened after a secret got into it: also what
 * begins like a form of a secret is `***`, as far as the two agree.
 */
export function withoutCutSecrets(text: string, secrets: readonly string[]): string {
  const forms = secrets.flatMap(secretForms).filter((form) => form.length > shortestBeginning);
  return forms.reduce(
    (masked, form) => {
      const beginning = form.slice(0, shortestBeginning);
      let result = masked;
      for (
        let at = result.indexOf(beginning);
        at >= 0;
        at = result.indexOf(beginning, at + "***".length)
      ) {
        let end = at + beginning.length;
        while (end < result.length && result[end] === form[end - at]) end += 1;
        result = `${result.slice(0, at)}***${result.slice(end)}`;
      }
      return result;
    },
    withoutSecrets(text, secrets),
  );
}
