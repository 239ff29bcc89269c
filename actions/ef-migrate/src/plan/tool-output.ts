/**
 * What `dotnet ef --prefix-output` prints: each line carries its kind, so that neither the tool's
 * own sentences nor the application's output can be taken for data.
 */
export function toolLines(stdout: string, kind: "data" | "error" | "warn" | "info"): string[] {
  const prefix = `${kind}:`;
  return stdout
    .split(/\r?\n/)
    .filter((line) => line.startsWith(prefix))
    .map((line) => line.slice(prefix.length).replace(/^ {1,4}/, ""));
}

/** The JSON among the `data:` lines, or `undefined` when there is none. */
export function toolJson(stdout: string): unknown {
  const text = toolLines(stdout, "data").join("\n");
  const start = text.search(/[[{]/);
  if (start < 0) return undefined;
  try {
    return JSON.parse(text.slice(start));
  } catch {
    return undefined;
  }
}

/** Values that look like a password in foreign text are hidden before it is printed. */
export function concealed(text: string): string {
  return text.replace(
    /\b(password|pwd|accountkey|sharedaccesskey|access[ _]?token|secret)(\s*=\s*)("[^"]*"|'[^']*'|[^;\s"']+)/gi,
    "$1$2***",
  );
}
