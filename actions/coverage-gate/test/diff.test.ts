import { describe, expect, it } from "vitest";
import { diffOptions, parseDiff } from "../src/changes/diff.ts";
import { Workspace } from "./action-run.ts";

/** The changed lines between two states of a real repository. */
function changes(
  before: Readonly<Record<string, string>>,
  change: (workspace: Workspace) => void,
): Record<string, readonly number[]> {
  using workspace = new Workspace(before).commitAll();
  change(workspace);
  workspace.git("add", "-A");
  workspace.git("commit", "-q", "-m", "change");
  return Object.fromEntries(parseDiff(workspace.git(...diffOptions, "HEAD^", "HEAD")));
}

describe("Changed lines", () => {
  it("are those added or modified", () => {
    expect(
      changes({ "a.ts": "1\n2\n3\n4\n" }, (workspace) =>
        workspace.write("a.ts", "1\nx\n3\n4\n5\n6\n"),
      ),
    ).toEqual({ "a.ts": [2, 5, 6] });
  });

  it("are all lines of a new file and none of a deleted one", () => {
    expect(
      changes({ "a.ts": "1\n2\n" }, (workspace) => {
        workspace.write("b.ts", "1\n2\n");
        workspace.git("rm", "-q", "a.ts");
        workspace.write("b.ts", "x\ny\nz\n");
      }),
    ).toEqual({ "b.ts": [1, 2, 3] });
  });

  it("of a renamed file are those that changed with it", () => {
    const text = Array.from({ length: 20 }, (_, index) => `line ${index}`);
    expect(
      changes({ "a.ts": `${text.join("\n")}\n` }, (workspace) => {
        workspace.git("mv", "a.ts", "b.ts");
        workspace.write("b.ts", `${text.with(4, "changed").join("\n")}\n`);
      }),
    ).toEqual({ "b.ts": [5] });
  });

  it("of a file that is only moved are none", () => {
    expect(
      changes({ "a.ts": "1\n2\n3\n" }, (workspace) => {
        workspace.git("mv", "a.ts", "b.ts");
      }),
    ).toEqual({});
  });

  it("are found in names with blanks, quotes, backslashes and other scripts", () => {
    const names = [
      "with blank.ts",
      'quo"te.ts',
      "back\\slash.ts",
      "Straße.ts",
      "日本.ts",
      "tab\there.ts",
    ];
    expect(
      changes({ "a.ts": "" }, (workspace) => {
        for (const name of names) workspace.write(name, "1\n");
      }),
    ).toEqual(Object.fromEntries(names.map((name) => [name, [1]])));
  });

  it("are not misled by lines that look like a diff", () => {
    expect(
      changes({ "a.sql": "-- one\n-- two\nx\n" }, (workspace) =>
        workspace.write("a.sql", "++ b/evil.ts\n@@ -1 +1,90 @@\nx\n-- three\n"),
      ),
    ).toEqual({ "a.sql": [1, 2, 4] });
  });

  it("count a last line without a line end once", () => {
    expect(changes({ "a.ts": "1\n2" }, (workspace) => workspace.write("a.ts", "1\n2\n3"))).toEqual({
      "a.ts": [2, 3],
    });
  });

  it("of binary files are none", () => {
    expect(changes({}, (workspace) => workspace.write("a.bin", "\0\x01\n\0"))).toEqual({});
  });

  it("do not depend on the user's settings of git", () => {
    using workspace = new Workspace({ "a.ts": "1\n" }).commitAll();
    workspace.write("a.ts", "2\n");
    workspace.git("commit", "-qam", "change");
    workspace.git("config", "diff.noprefix", "true");
    workspace.git("config", "diff.mnemonicPrefix", "true");
    workspace.git("config", "color.ui", "always");
    expect([...parseDiff(workspace.git(...diffOptions, "HEAD^", "HEAD"))]).toEqual([["a.ts", [1]]]);
  });
});
