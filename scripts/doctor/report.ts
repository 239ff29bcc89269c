import type { Layout } from "./layout.ts";
import type { Finding } from "./product.ts";

const marks = { missing: "✗", advice: "!", ready: "✓" } as const;

/** The findings as text, gravest first; the first line says how many must change. */
export function reportText(findings: readonly Finding[], layout: Layout): string {
  const missing = findings.filter(({ level }) => level === "missing").length;
  const verdict =
    missing === 0
      ? "Nothing must change before the first run."
      : `${missing} ${missing === 1 ? "thing" : "things"} must change before the first run.`;
  const lines = (["missing", "advice", "ready"] as const).flatMap((level) =>
    findings.filter((finding) => finding.level === level).flatMap(findingLines),
  );
  return [
    verdict,
    "",
    ...lines,
    "",
    "Workflow to copy (.github/workflows/ship.yml), inputs as found:",
    "",
    callerInputs(layout),
  ].join("\n");
}

function findingLines({ level, topic, message, remedy, file, line }: Finding): string[] {
  const place = file === undefined ? "" : ` (${file}${line === undefined ? "" : `:${line}`})`;
  return [
    `${marks[level]} ${topic}: ${message}${place}`,
    ...(remedy === undefined ? [] : [`    ${remedy}`]),
  ];
}

/** The `with:` block of the caller for this layout. */
export function callerInputs(layout: Layout): string {
  const sdk = /^net(\d+)\.0/.exec([...layout.frameworks].sort().at(-1) ?? "")?.[1];
  const inputs: readonly [string, string | undefined][] = [
    ["dotnet-version", sdk === undefined || sdk === "9" ? undefined : `${sdk}.0.x`],
    ["solution", layout.solution ?? layout.server],
    ["server-project", layout.server],
    ["migrations-project", layout.migrations === layout.server ? undefined : layout.migrations],
    ["client-directory", layout.client],
    ["client-output", layout.clientOutput],
    ["e2e-directory", layout.e2e],
  ];
  return [
    "    with:",
    ...inputs
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `      ${name}: ${value}`),
  ].join("\n");
}
