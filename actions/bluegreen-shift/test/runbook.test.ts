import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const action = path.resolve(import.meta.dirname, "..");
const runbook = readFileSync(
  path.resolve(action, "../../docs/runbooks/bluegreen-shift.md"),
  "utf8",
);

/** Where a reason code is written down in the sources. */
const places = [
  /\bHalt\(\s*"([a-z-]+)"/g,
  /\bcode: "([a-z-]+)"/g,
  /\b(?:refuse|finding)\(\s*"([a-z-]+)"/g,
  /"(?:inconclusive|fail|warn)",\s*"([a-z-]+)"/g,
  /^\s*[?:] "(logs-[a-z]+)"/gm,
];

function reasonCodes(): string[] {
  const codes = new Set<string>();
  const files = readdirSync(path.join(action, "src"), { recursive: true, withFileTypes: true });
  for (const file of files.filter(({ name }) => name.endsWith(".ts"))) {
    const source = readFileSync(path.join(file.parentPath, file.name), "utf8");
    for (const place of places) {
      for (const [, code] of source.matchAll(place)) if (code !== undefined) codes.add(code);
    }
  }
  return [...codes].sort();
}

const sections = new Map(
  [...runbook.matchAll(/^### ([a-z-]+)\n\n(.+)$/gm)].map(([, code = "", text = ""]) => [
    code,
    text,
  ]),
);

describe("the runbook", () => {
  it("has a section with something to do for every reason code", () => {
    const codes = reasonCodes();
    expect(codes.length).toBeGreaterThan(60);
    expect(codes.filter((code) => !sections.get(code)?.includes("**Do:**"))).toEqual([]);
  });

  it("has no section for a code that nothing says", () => {
    const sources = readdirSync(path.join(action, "src"), { recursive: true, withFileTypes: true })
      .filter(({ name }) => name.endsWith(".ts"))
      .map((file) => readFileSync(path.join(file.parentPath, file.name), "utf8"))
      .join("\n");
    expect([...sections.keys()].filter((code) => !sources.includes(`"${code}"`))).toEqual([]);
  });
});
