import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { Workspace } from "./action-run.ts";

const names = [
  "a&#10;::error::forged by a newline.cs",
  "b&#13;::add-mask::forged.cs",
  "c%0A::error::forged by an escape.cs",
  "d\u001b[31m&#9;red.cs".replace("\u001b", ""),
  "e|`|&lt;script&gt;alert(1)&lt;/script&gt;&lt;/details&gt;.cs",
  "../../../outside/f.cs",
  "__proto__",
  "g@everyone [link](javascript:x).cs",
];
const report = `<coverage line-rate="1" version="1.9"><packages><package><classes>${names
  .map(
    (name) =>
      `<class filename="${name}"><lines><line number="1" hits="0"/><line number="2" hits="1"/></lines></class>`,
  )
  .join("")}</classes></package></packages></coverage>`;

const ansi = "SF:h\u001b[31mred\u001b[0m.ts\nDA:1,0\nDA:2,1\nend_of_record\n";

describe("Names in a report", () => {
  it("can neither command the runner, nor forge the summary, nor leave the workspace", () => {
    using workspace = new Workspace({ "coverage.xml": report, "lcov.info": ansi });
    workspace.commitAll();
    const {
      log,
      summary,
      report: written,
    } = workspace.runBundle({
      reports: "coverage.xml\nlcov.info",
      "per-file-threshold": "90",
      "line-threshold": "40",
    });
    expect(log).not.toMatch(/^::error::forged|^::add-mask::/m);
    expect(log).not.toContain("\u001b");
    expect(summary).not.toMatch(/<script>|<\/details>\.cs/);
    expect(summary).not.toContain("\u001b");
    expect(written?.groups[0]?.files).toHaveLength(names.length + 1);
    expect(existsSync(path.join(workspace.directory, "..", "outside"))).toBe(false);
    expect(({} as Record<string, unknown>).lines).toBeUndefined();
  });
});
