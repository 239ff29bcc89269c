/**
 * Foreign text made safe for the job's log.
 *
 * A runner obeys `::command::` and `##[command]` at the start of a line, so every line is given a
 * prefix, and control characters (terminal escapes, carriage returns) are shown as escapes.
 */
export function printable(text: string, prefix = "| "): string {
  return text
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((line) => prefix + withoutControlCharacters(line))
    .join("\n");
}

/** One line, without control characters, for use inside a message of ours. */
export function singleLine(text: string, maximumLength = 500): string {
  const line = withoutControlCharacters(text.replace(/\s+/g, " ").trim());
  return line.length > maximumLength ? `${line.slice(0, maximumLength - 1)}…` : line;
}

/** The text with control and format characters shown as escapes; tabs and newlines stay. */
export function withoutControlCharacters(text: string): string {
  return text.replace(
    /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
