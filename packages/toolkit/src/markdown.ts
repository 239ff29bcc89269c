import { withoutControlCharacters } from "./printable.ts";

/**
 * Text that Markdown shows as it is: no tag, link, mention, table cell or code span can be opened
 * by a file name or an error message. Summaries escape nothing by themselves
 * (`</table><h1>All checks passed</h1>` is a known forgery: strands-agents/harness-sdk#3634).
 */
export function markdownText(text: string): string {
  return withoutControlCharacters(text)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/[\\`*_{}[\]()#+!|~@:-]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/\s+/g, " ")
    .trim();
}

export type Cell = string | number;

/** A Markdown table; every cell is shown literally and numbers are aligned to the right. */
export function markdownTable(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
): string {
  const first = rows[0] ?? [];
  const line = (cells: readonly Cell[]) =>
    `| ${cells.map((cell) => markdownText(String(cell))).join(" | ")} |`;
  const rule = header.map((_, column) => (typeof first[column] === "number" ? "---:" : "---"));
  return [line(header), `| ${rule.join(" | ")} |`, ...rows.map(line)].join("\n");
}
