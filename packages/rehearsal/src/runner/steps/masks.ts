/** Secrets shown as `***`, in every form in which the real runner masks them. */

export interface Masks {
  add(secret: string): void;
  hide(text: string): string;
  /** Whether the text holds a secret. */
  finds(text: string): boolean;
}

export function createMasks(secrets: readonly string[]): Masks {
  const forms = new Set<string>();
  let ordered: string[] = [];
  const add = (secret: string) => {
    for (const form of maskedForms(secret)) forms.add(form);
    ordered = [...forms].sort((a, b) => b.length - a.length);
  };
  for (const secret of secrets) add(secret);
  const hide = (text: string) =>
    ordered.reduce((masked, form) => masked.replaceAll(form, "***"), text);
  return { add, hide, finds: (text) => ordered.some((form) => text.includes(form)) };
}

function maskedForms(secret: string): string[] {
  if (secret.trim() === "") return [];
  const lines = secret.split(/\r?\n/).map((line) => line.trim());
  const derived = [
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    ...[0, 1, 2].map((shift) => stableBase64(secret, shift)),
    ...(lines.length > 1 ? lines : []),
  ];
  // Short derived forms, such as one brace of a JSON secret, would hide ordinary text.
  return [secret, secret.trim(), ...derived.filter((form) => form.length >= 4)];
}

/** The part of the base64 text that is the same whatever surrounds the secret. */
function stableBase64(secret: string, shift: number): string {
  const bytes = Buffer.from(secret).subarray(shift);
  return bytes.subarray(0, bytes.length - (bytes.length % 3)).toString("base64");
}
