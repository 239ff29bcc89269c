/** Under what condition a place in C# runs: only in Development, under another one, or always. */
export type Guard = "development" | "condition" | "none";

interface Block {
  /** What stands between the last statement and the brace, for example `if (x)`. */
  readonly header: string;
}

const method =
  /^(?!\s*(?:if|else|for|foreach|while|using|lock|switch|catch|try|do|return)\b)[\s\S]*?(\w+)\s*(?:<[^<>]*>)?\s*\([^;]*\)\s*(?:where[\s\S]*|=>)?\s*$/;

/**
 * The guard of the character at `index`, by the braces and `if`s around it. Reads C# as plain text:
 * comments have to be blanked before ({@link code}), strings are blanked here.
 */
export function guardOf(text: string, index: number): Guard {
  const { blocks, statement } = around(text, index);
  const headers = [...blocks.map(({ header }) => header), statement];
  if (headers.some(isDevelopment)) return "development";
  return headers.some((header) => /\b(if|else|case)\b/.test(header)) ? "condition" : "none";
}

/** Name of the method that the character at `index` stands in. */
export function methodOf(text: string, index: number): string | undefined {
  const { blocks } = around(text, index);
  return blocks.flatMap(({ header }) => method.exec(header)?.[1] ?? []).at(-1);
}

function isDevelopment(header: string): boolean {
  // An else belongs to the opposite of its condition, which `around` has put in its place.
  const condition = /\bif\s*\(([\s\S]*)$/.exec(header)?.[1] ?? "";
  return (
    /\bIsDevelopment\s*\(\s*\)/.test(condition) &&
    !/\|\|/.test(condition) &&
    !/!\s*[\w.]*\bIsDevelopment\b/.test(condition)
  );
}

function around(text: string, index: number): { blocks: readonly Block[]; statement: string } {
  const plain = text.replace(/"(?:\\.|[^"\\\n])*"/g, (string) => " ".repeat(string.length));
  const open: Block[] = [];
  /** The last `if` that ended at each depth, for an `else` after it. */
  const ended: string[] = [];
  let from = 0;
  let parentheses = 0;
  const headerAt = (end: number) => {
    const header = plain.slice(from, end);
    return /^\s*else\b(?!\s*if)/.test(header)
      ? `${opposite(ended[open.length])} ${header}`
      : header;
  };
  for (let at = 0; at < index; at++) {
    const character = plain[at];
    if (character === "(") parentheses++;
    else if (character === ")") parentheses--;
    else if (character === "{") {
      open.push({ header: headerAt(at) });
      from = at + 1;
      parentheses = 0;
    } else if (character === "}") {
      const { header = "" } = open.pop() ?? {};
      ended[open.length] = header;
      from = at + 1;
      parentheses = 0;
    } else if (character === ";" && parentheses <= 0) {
      ended[open.length] = headerAt(at);
      from = at + 1;
    }
  }
  return { blocks: open, statement: headerAt(index) };
}

/** `if (!x.IsDevelopment())` for `if (x.IsDevelopment())`, and the other way round. */
function opposite(header = ""): string {
  return /!\s*[\w.]*\bIsDevelopment\b/.test(header)
    ? header.replace(/!(\s*[\w.]*\bIsDevelopment\b)/, "$1")
    : header.replace(/([\w.]*\bIsDevelopment\b)/, "!$1");
}
