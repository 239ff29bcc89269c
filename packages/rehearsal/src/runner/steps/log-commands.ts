/** Workflow commands in a step's output: `::error file=a.ts,line=3::text`. */

export interface LogCommand {
  /** Lower case: `error`, `add-mask`, `stop-commands`, … */
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly value: string;
}

const known = new Set(
  "error warning notice debug group endgroup add-mask stop-commands set-output save-state set-env add-path echo add-matcher remove-matcher".split(
    " ",
  ),
);

/** Undefined where the line is ordinary output. `##[name]` is the runner's older form. */
export function parseLogCommand(line: string): LogCommand | undefined {
  const match = /^\s*::([a-zA-Z-]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::([\s\S]*)$/.exec(line);
  const older = match === null ? /##\[([a-zA-Z-]+)(?: ([^\]]*))?\]([\s\S]*)$/.exec(line) : null;
  const [, name = "", properties = "", value = ""] = match ?? older ?? [];
  if (!known.has(name.toLowerCase())) return undefined;
  const separator = match === null ? ";" : ",";
  return {
    name: name.toLowerCase(),
    properties: parseProperties(properties, separator),
    value: unescapeValue(value),
  };
}

function parseProperties(text: string, separator: string): Record<string, string> {
  const properties: Record<string, string> = Object.create(null);
  for (const part of text.split(separator)) {
    const equals = part.indexOf("=");
    if (equals <= 0) continue;
    const value = unescapeValue(
      part
        .slice(equals + 1)
        .trim()
        .replaceAll("%3A", ":")
        .replaceAll("%2C", ","),
    );
    if (value !== "") properties[part.slice(0, equals).trim()] = value;
  }
  return properties;
}

function unescapeValue(value: string): string {
  return value.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}
