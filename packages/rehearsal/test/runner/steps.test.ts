import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findProgram } from "../../src/runner/steps/child.ts";
import { parseAssignments } from "../../src/runner/steps/environment-files.ts";
import { parseLogCommand } from "../../src/runner/steps/log-commands.ts";
import { createMasks } from "../../src/runner/steps/masks.ts";
import { defaultStandIns } from "../../src/stand-ins/index.ts";
import { job, rehearse, repositoryOf, workflow, workflowPath } from "./rehearse.ts";

describe("environment files", () => {
  it.each([
    [
      "a=1\nb=x=y\n",
      [
        ["a", "1"],
        ["b", "x=y"],
      ],
    ],
    [
      "a<<E\none\ntwo\nE\nb=2\n",
      [
        ["a", "one\ntwo"],
        ["b", "2"],
      ],
    ],
    ["a<<E\nE\n", [["a", ""]]],
    ["a=<<E\n", [["a", "<<E"]]],
    ["a=1\r\n\r\n", [["a", "1"]]],
  ])("%j", (text, pairs) => {
    expect(parseAssignments(text, "output")).toEqual(pairs);
  });

  it.each([
    ["plain", "Invalid format 'plain'"],
    ["=value", "Name must not be empty"],
    ["a<<E\nopen", "Matching delimiter not found 'E'"],
  ])("%j is refused", (text, message) => {
    expect(() => parseAssignments(text, "output")).toThrow(message);
  });

  it("fail the step that wrote them wrong", async () => {
    const { jobs, annotations } = await rehearse(
      workflow(job("one", 'echo oops >> "$GITHUB_OUTPUT"')),
    );
    expect(jobs).toEqual({ one: "failure" });
    expect(annotations("error")).toEqual([
      "Unable to process file command 'output' successfully. Invalid format 'oops'",
    ]);
  });

  it("carry values, paths and summaries to later steps", async () => {
    const { lines, events } = await rehearse(
      workflow(`  one:
    runs-on: ubuntu-latest
    steps:
      - id: write
        run: |
          mkdir bin && printf '#!/bin/sh\\necho from the path\\n' > bin/mine && chmod +x bin/mine
          echo "$PWD/bin" >> "$GITHUB_PATH"
          printf 'TEXT<<EOF\\none\\ntwo\\nEOF\\n' >> "$GITHUB_ENV"
          printf 'text<<EOF\\nthree\\nfour\\nEOF\\n' >> "$GITHUB_OUTPUT"
          echo "# Summary" >> "$GITHUB_STEP_SUMMARY"
      - env: { OUT: "\${{ steps.write.outputs.text }}" }
        run: |
          mine
          echo "$TEXT \${{ env.TEXT == 'x' }}"
          echo "$OUT"
`),
    );
    expect(lines()).toEqual(["from the path", "one", "two false", "three", "four"]);
    expect(events.filter((event) => event.type === "summary")).toMatchObject([
      { markdown: "# Summary\n", step: 1 },
    ]);
  });
});

describe("log commands", () => {
  it.each([
    [
      "::error file=a.ts,line=3,title=A%2CB::text%0Amore",
      { name: "error", properties: { file: "a.ts", line: "3", title: "A,B" }, value: "text\nmore" },
    ],
    ["  ::notice::hi", { name: "notice", properties: {}, value: "hi" }],
    ["::group::a::b", { name: "group", properties: {}, value: "a::b" }],
    ["##[warning]old", { name: "warning", properties: {}, value: "old" }],
    ["::error file=C:/a.ts::x", { name: "error", properties: { file: "C:/a.ts" }, value: "x" }],
  ])("%s", (line, command) => {
    expect(parseLogCommand(line)).toEqual(command);
  });

  it.each(["text ::error::x", "::unknown::x", "std::vector::x", ":: error::x"])(
    "%s is text",
    (line) => {
      expect(parseLogCommand(line)).toBeUndefined();
    },
  );

  it("rest between stop-commands and its token", async () => {
    const { annotations, lines } = await rehearse(
      workflow(
        job(
          "one",
          "echo ::stop-commands::tok1\necho ::error::text\necho ::tok1::\necho ::error::real",
        ),
      ),
    );
    expect(annotations("error")).toEqual(["real"]);
    expect(lines()).toEqual(["::error::text", "Error: real"]);
  });
});

describe("secrets", () => {
  it("are hidden in each line, encoded too", () => {
    const masks = createMasks(["first line\nsecond-line", "pass&word"]);
    expect(masks.hide("x second-line y")).toBe("x *** y");
    expect(masks.hide("pass%26word")).toBe("***");
    expect(masks.hide(Buffer.from("user:pass&word").toString("base64"))).not.toContain(
      Buffer.from("pass&wor").toString("base64").slice(0, 8),
    );
    expect(masks.hide(Buffer.from("pass&word").toString("base64"))).toBe("***");
    expect(masks.hide("word")).toBe("word");
  });

  it("do not leave a job by its output, log or step outputs", async () => {
    const { outputs, lines, annotations, events } = await rehearse(
      workflow(`  one:
    runs-on: ubuntu-latest
    outputs: { clear: "\${{ steps.s.outputs.clear }}", secret: "\${{ steps.s.outputs.secret }}" }
    steps:
      - id: s
        env: { KEY: "\${{ secrets.API_KEY }}" }
        run: |
          echo "key is $KEY"
          echo "::add-mask::later"
          echo "this is later"
          echo "clear=1" >> "$GITHUB_OUTPUT"
          echo "secret=<$KEY>" >> "$GITHUB_OUTPUT"
`),
      { secrets: { API_KEY: "hunter2!" } },
    );
    expect(lines()).toEqual(["key is ***", "this is ***"]);
    expect(outputs("one")).toEqual({ clear: "1" });
    expect(annotations("warning")).toEqual(["Skip output 'secret' since it may contain secret."]);
    expect(JSON.stringify(events)).not.toContain("hunter2");
  });
});

describe("env, defaults and shells", () => {
  it("the narrower env wins, and a step sees no variable of its user's runner", async () => {
    process.env.GITHUB_FOREIGN = "foreign";
    const { lines } = await rehearse(
      workflow(
        `  one:
    runs-on: ubuntu-latest
    env: { A: job, B: job, C: "job-\${{ github.ref_name }}" }
    steps:
      - env: { A: step }
        run: echo "$A $B $C $D [$GITHUB_FOREIGN] $CI \${{ env.A }}"
`,
        "on: push\nenv: { A: workflow, B: workflow, D: workflow }",
      ),
    );
    delete process.env.GITHUB_FOREIGN;
    expect(lines()).toEqual(["step job job-main workflow [] true step"]);
  });

  it.each([
    ["", "false | true; echo reached", ["reached"]],
    ["shell: bash", "false | true; echo reached", []],
    ["shell: sh", "echo $0 | grep -c script", ["1"]],
    ["shell: cat {0}", "the text", ["the text"]],
  ])("%s", async (shell, script, expected) => {
    const { lines } = await rehearse(
      workflow(`  one:
    runs-on: ubuntu-latest
    steps:
      - run: ${JSON.stringify(script)}
        ${shell}
`),
    );
    expect(lines()).toEqual(expected);
  });

  it("shell: python", async (context) => {
    const python = ["python", "python3"].some((name) => findProgram(name) !== undefined);
    if (!python) context.skip("not run: there is no python here");
    const { lines } = await rehearse(
      workflow(`  one:
    runs-on: ubuntu-latest
    steps: [{ shell: python, run: "print('snake')" }]
`),
    );
    expect(lines()).toEqual(["snake"]);
  });

  it("defaults of the job win over the workflow's, a step's own over both", async () => {
    const { lines } = await rehearse(
      workflow(
        `  one:
    runs-on: ubuntu-latest
    defaults: { run: { working-directory: sub } }
    steps:
      - { run: mkdir sub, working-directory: . }
      - run: basename "$PWD"; set -o | grep pipefail
`,
        "on: push\ndefaults: { run: { shell: bash, working-directory: other } }",
      ),
    );
    expect(lines()[0]).toBe("sub");
    expect(lines()[1]).toMatch(/pipefail\s+on/);
  });
});

const tellAction = `name: Tell
description: Tells what it sees.
inputs:
  what: { description: What, default: "\${{ github.job }}" }
outputs:
  said: { description: Said }
runs: { using: node24, pre: pre.js, main: main.js, post: post.js }
`;
const tellFiles = {
  "tell/action.yml": tellAction,
  "tell/pre.js": "console.log('pre');",
  "tell/main.js": `const fs = require("node:fs");
console.log("main " + process.env.INPUT_WHAT + " in " + require("node:path").basename(process.cwd()));
fs.appendFileSync(process.env.GITHUB_STATE, "kept=" + process.env.INPUT_WHAT + "\\n");
fs.appendFileSync(process.env.GITHUB_OUTPUT, "said=" + process.env.INPUT_WHAT + "\\n");
process.exitCode = Number(process.env.INPUT_EXIT || 0);`,
  "tell/post.js": `console.log("post " + process.env.STATE_kept + " " + process.env.INPUT_WHAT);`,
};

describe("a step", () => {
  it("without a checkout is in no git repository, wherever the run writes", async () => {
    const { directory } = repositoryOf({ "a.txt": "a" });
    const { lines } = await rehearse(
      workflow(job("one", "git rev-parse --show-toplevel 2> /dev/null || echo none")),
      { workDirectory: join(directory, ".slipway") },
    );
    expect(lines()).toEqual(["none"]);
  });

  it("sees its own env in its condition", async () => {
    const { lines } = await rehearse(
      workflow(`  one:
    runs-on: ubuntu-latest
    steps:
      - { run: echo seen, env: { MODE: fast }, if: "env.MODE == 'fast'" }
      - { run: echo never, if: "env.MODE == 'fast'" }
`),
    );
    expect(lines()).toEqual(["seen"]);
  });

  it("in a directory that is not there fails with a sentence", async () => {
    const { annotations } = await rehearse(
      workflow(`  one:
    runs-on: ubuntu-latest
    steps: [{ run: "true", working-directory: no/where }]
`),
    );
    expect(annotations("error")[0]).toContain('The working-directory "no/where" does not exist in');
  });
});

describe("actions", () => {
  it("JavaScript ones run pre first and post last, in reverse order, also after a failure", async () => {
    const { lines, jobs } = await rehearse({
      ...tellFiles,
      [workflowPath]: workflow(`  one:
    runs-on: ubuntu-latest
    steps:
      - run: echo step
      - { id: a, uses: $/tell, with: { what: A } }
      - { uses: $/tell }
      - { uses: acme/shop/tell@v1, with: { what: C, exit: 2 } }
      - { if: always(), run: 'echo \${{ steps.a.outputs.said }}' }
`),
    });
    expect(lines()).toEqual([
      ..."pre pre pre step".split(" "),
      "main A in shop",
      "main one in shop",
      "main C in shop",
      "A",
      "post C C",
      "post one one",
      "post A A",
    ]);
    expect(jobs).toEqual({ one: "failure" });
  });

  it("pre of a local action is not run, its post is", async () => {
    const { lines } = await rehearse(
      {
        ...tellFiles,
        [workflowPath]: workflow(`  one:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - { uses: ./tell, with: { what: local } }
`),
      },
      { standIns: defaultStandIns },
    );
    expect(lines().slice(1)).toEqual(["main local in shop", "post local local"]);
  });

  it("a local one that no step has put there fails its step with the way out", async () => {
    const { annotations } = await rehearse({
      ...tellFiles,
      [workflowPath]: workflow(`  one:
    runs-on: ubuntu-latest
    steps: [{ uses: ./tell }]
`),
    });
    expect(annotations("error")).toEqual([
      '"uses: ./tell": there is no action.yml in "tell" of acme/shop. Check the repository out in a step before it.',
    ]);
  });

  it("composite ones have steps, inputs and outputs of their own", async () => {
    const { lines, jobs } = await rehearse({
      ...tellFiles,
      "outer/action.yml": `name: Outer
description: Composite.
inputs: { name: { description: n, required: true } }
outputs:
  result: { description: r, value: "\${{ steps.inner.outputs.value }}-\${{ steps.tell.outputs.said }}" }
runs:
  using: composite
  steps:
    - { id: inner, shell: bash, run: 'echo "value=\${{ inputs.name }}" >> "$GITHUB_OUTPUT"' }
    - { id: tell, uses: $/tell, with: { what: told } }
    - { shell: bash, run: 'echo "$(basename "$GITHUB_ACTION_PATH") $(basename "\${{ github.action_path }}") $MINE"' }
    - { shell: bash, if: "inputs.name == 'bad'", run: exit 1 }
    - { shell: bash, run: echo not after a failure }
    - { shell: bash, if: failure(), run: echo only after a failure }
`,
      "tell/action.yml": tellAction.replace("pre: pre.js, ", ""),
      [workflowPath]: workflow(`  one:
    runs-on: ubuntu-latest
    steps:
      - { id: inner, uses: $/outer, with: { name: good }, env: { MINE: mine } }
      - { run: 'echo \${{ steps.inner.outputs.result }} [\${{ steps.tell.outputs.said }}]' }
      - { uses: $/outer, with: { name: bad }, continue-on-error: true }
      - { run: echo goes on }
`),
    });
    expect(lines()).toEqual([
      "main told in shop",
      "outer outer mine",
      "not after a failure",
      "good-told []",
      "main told in shop",
      "outer outer ",
      "only after a failure",
      "goes on",
      "post told told",
      "post told told",
    ]);
    expect(jobs).toEqual({ one: "success" });
  });
});
