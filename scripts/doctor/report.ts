import type { Layout } from "./layout.ts";
import type { Finding } from "./product.ts";

const marks = { missing: "✗", advice: "!", ready: "✓" } as const;

/** The findings as text, gravest first; the first line says how many must change. */
export function reportText(findings: readonly Finding[], caller: Caller): string {
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
    caller.template === undefined
      ? "Inputs as found:"
      : "Workflow to copy (.github/workflows/ship.yml), inputs as found:",
    "",
    callerWorkflow(caller),
  ].join("\n");
}

function findingLines({ level, topic, message, remedy, file, line }: Finding): string[] {
  const place = file === undefined ? "" : ` (${file}${line === undefined ? "" : `:${line}`})`;
  return [
    `${marks[level]} ${topic}: ${message}${place}`,
    ...(remedy === undefined ? [] : [`    ${remedy}`]),
  ];
}

export interface Caller {
  readonly layout: Layout;
  /** Text of the template ship.yml; undefined where the product calls the pipeline already. */
  readonly template?: string;
  /** Input `branches`; undefined for the pipeline's own. */
  readonly branchMap?: string;
}

/** The template as it fits the product, or its `with:` block alone. */
export function callerWorkflow({ layout, template, branchMap }: Caller): string {
  const inputs = callerInputs(layout, branchMap);
  if (template === undefined) return inputs;
  const pushed = branchMap
    ?.split("\n")
    .map((line) => line.replace(/=.*/, ""))
    .map((pattern) => (pattern === "release/*" ? '"release/**"' : pattern));
  return template
    .replace(/^ {4}with:\n(?: {6}.*\n)+/m, () => `${inputs}\n`)
    .replace(/branches: \[.*?\]/, (known) =>
      pushed === undefined ? known : `branches: [${pushed.join(", ")}]`,
    )
    .trimEnd();
}

/** The `with:` block of the caller for this layout. */
export function callerInputs(layout: Layout, branchMap?: string): string {
  const sdk = /^net(\d+)\.0/.exec([...layout.frameworks].sort().at(-1) ?? "")?.[1];
  const inputs: readonly [string, string | undefined][] = [
    ["branches", branchMap === undefined ? undefined : `|\n${indented(branchMap)}`],
    ["dotnet-version", sdk === undefined || sdk === "9" ? undefined : `${sdk}.0.x`],
    ["solution", layout.solution ?? layout.server],
    ["server-project", layout.server],
    ["migrations-project", layout.migrations === layout.server ? undefined : layout.migrations],
    ["client-directory", layout.client ?? '""'],
    ["client-output", layout.clientOutput ?? '""'],
    ["e2e-directory", layout.e2e],
  ];
  return [
    "    with:",
    ...inputs
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `      ${name}: ${value}`),
  ].join("\n");
}

const indented = (text: string) => text.replace(/^/gm, "        ");
