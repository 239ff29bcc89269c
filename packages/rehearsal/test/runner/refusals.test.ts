import { describe, expect, it } from "vitest";
import { defaultStandIns } from "../../src/stand-ins/index.ts";
import { rehearse, workflow, workflowPath } from "./rehearse.ts";

const job = (keys: string, steps = `      - run: "true"\n`) =>
  workflow(`  one:\n    runs-on: ubuntu-latest\n${keys}    steps:\n${steps}`);

describe("what this runner does not do is refused with file and line, before anything runs", () => {
  it.each([
    ["container", job("    container: node:24\n"), `5:5: "container" is not supported`],
    [
      "services",
      job("    services: { db: { image: postgres } }\n"),
      `5:5: "services" is not supported`,
    ],
    ["snapshot", job("    snapshot: image\n"), `5:5: "snapshot" is not supported`],
    [
      "docker action",
      job("", "      - uses: docker://alpine:3\n"),
      `6:9: "uses: docker://alpine:3" is not supported`,
    ],
    [
      "windows",
      workflow(`  one:\n    runs-on: windows-latest\n    steps: [{ run: "true" }]\n`),
      `4:5: The runner label "windows-latest" is not supported`,
    ],
    [
      "runner group",
      workflow(`  one:\n    runs-on: { group: big }\n    steps: [{ run: "true" }]\n`),
      `4:5: "group" is not supported`,
    ],
    [
      "shell",
      job("", "      - run: dir\n        shell: cmd\n"),
      `7:9: The shell "cmd" is not supported`,
    ],
    [
      "default shell",
      job("    defaults: { run: { shell: powershell } }\n"),
      `5:24: The shell "powershell" is not supported`,
    ],
    [
      "background step",
      job("", "      - run: serve\n        background: true\n"),
      "7:9: Unexpected value 'background'",
    ],
    [
      "parallel steps",
      job("", "      - parallel: [{ run: x }]\n"),
      `6:9: "parallel" is not supported`,
    ],
    [
      "unknown action",
      job("", "      - uses: someone/thing@v1\n"),
      `6:9: "uses: someone/thing@v1" has no stand-in, and its repository is not mapped`,
    ],
    [
      "input of a stand-in",
      job("", "      - uses: actions/checkout@v7\n        with: { submodules: true }\n"),
      `7:17: The stand-in of "actions/checkout@v7" does not know the input "submodules"`,
    ],
    [
      "input a stand-in needs",
      job("", "      - uses: actions/upload-artifact@v7\n"),
      `6:9: "uses: actions/upload-artifact@v7" needs the input "path".`,
    ],
    [
      "$/ with a ref",
      job("", "      - uses: $/x@v1\n"),
      `6:9: "uses: $/x@v1" must not have an "@"`,
    ],
    ["unknown key", job("    colour: red\n"), "5:5: Unexpected value 'colour'"],
    [
      "unknown context",
      job("", `      - run: echo \${{ wrong.x }}\n`),
      "Unrecognized named-value: 'wrong'",
    ],
    [
      "unknown need",
      job("    needs: other\n"),
      "3:3: The workflow must contain at least one job with no dependencies",
    ],
  ])("%s", async (_name, text, message) => {
    await expect(rehearse(text, { standIns: defaultStandIns })).rejects.toThrow(message);
  });

  it("inside composite actions too, and all findings at once", async () => {
    const files = {
      "act/action.yml": `name: A
description: A.
runs:
  using: composite
  steps:
    - uses: someone/thing@v1
    - uses: $/docker
`,
      "docker/action.yml": "name: D\ndescription: D.\nruns: { using: docker, image: Dockerfile }\n",
      [workflowPath]: job("    container: x\n", "      - uses: $/act\n"),
    };
    await expect(rehearse(files)).rejects.toMatchObject({
      findings: [
        { file: workflowPath, line: 5 },
        { file: "act/action.yml", line: 6 },
        { file: "act/action.yml", line: 7 },
        { file: "docker/action.yml", line: 3 },
      ],
      remedy: expect.stringContaining("Nothing was run"),
    });
  });

  it("pre of an action inside a composite one", async () => {
    const files = {
      "outer/action.yml":
        "name: O\ndescription: O.\nruns:\n  using: composite\n  steps:\n    - uses: $/inner\n",
      "inner/action.yml":
        "name: I\ndescription: I.\nruns: { using: node24, pre: pre.js, main: main.js }\n",
      [workflowPath]: job("", "      - uses: $/outer\n"),
    };
    await expect(rehearse(files)).rejects.toThrow(
      'outer/action.yml:6:7: "uses: $/inner" is not supported here: "pre" inside a composite action',
    );
  });

  it("an action that was not built", async () => {
    const files = {
      "act/action.yml": "name: A\ndescription: A.\nruns: { using: node24, main: dist/index.js }\n",
      [workflowPath]: job("", "      - uses: $/act\n"),
    };
    await expect(rehearse(files)).rejects.toThrow(
      '6:9: "uses: $/act": its main "dist/index.js" is not there. Build the action first.',
    );
  });

  it("a file that is not there", async () => {
    await expect(
      rehearse(workflow("  a: {}"), { workflow: ".github/workflows/no.yml" }),
    ).rejects.toThrow(
      /There is no file \.github\/workflows\/no\.yml at commit [0-9a-f]{40} of acme\/shop/,
    );
  });

  it("a label that only an expression knows fails the job", async () => {
    const text = workflow(`  one:
    runs-on: \${{ vars.LABEL }}
    steps: [{ run: "true" }]
`);
    const { jobs, annotations } = await rehearse(text, { vars: { LABEL: "windows-2025" } });
    expect(jobs).toEqual({ one: "failure" });
    expect(annotations("error")[0]).toContain('"windows-2025" is not supported');
  });
});
