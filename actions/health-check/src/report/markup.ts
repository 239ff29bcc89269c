/** Markup in which foreign text stays text. */
export interface Markup {
  readonly markup: string;
}

type Part = Markup | string | number | undefined | readonly (Markup | undefined)[];

/** A template whose values are escaped unless they are markup themselves; `undefined` is nothing. */
export function markup(strings: TemplateStringsArray, ...values: readonly Part[]): Markup {
  const shown = (value: Part): string => {
    if (value === undefined) return "";
    if (typeof value === "string" || typeof value === "number") return escaped(String(value));
    if ("markup" in value) return value.markup;
    return value.map(shown).join("");
  };
  return { markup: String.raw({ raw: strings }, ...values.map(shown)) };
}

/** Controls and characters that change the direction of text are shown as U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, (character) => (/[\t\n]/.test(character) ? " " : "\uFFFD"))
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
