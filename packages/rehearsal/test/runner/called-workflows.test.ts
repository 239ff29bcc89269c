import { describe, expect, it } from "vitest";
import type { WorkflowRefused } from "../../src/runner/index.ts";
import { type Files, job, rehearse, repositoryOf, workflow, workflowPath } from "./rehearse.ts";

const caller = (call: string, more = "") => workflow(`  call:\n${call}${more}`);
const called = ".github/workflows/called.yml";

function callable(call: string, jobs: string, more = ""): string {
  return `name: Called\non:\n  workflow_call:\n${call}${more}\njobs:\n${jobs}`;
}

describe("a called workflow", () => {
  it("gets typed inputs with their defaults and gives its outputs back", async () => {
    const { outputs, lines } = await rehearse({
      [workflowPath]: caller(
        `    uses: ./${called}
    with: { text: "\${{ github.ref_name }}", yes: "\${{ fromJSON('true') }}", number: 3 }
`,
        `  after:
    needs: call
    runs-on: ubuntu-latest
    outputs: { all: "\${{ toJSON(needs.call) }}" }
    steps: [{ run: "true" }]
`,
      ),
      [called]: callable(
        `    inputs:
      text: { type: string }
      yes: { type: boolean }
      number: { type: number }
      none: { type: boolean }
      zero: { type: number }
      empty: { type: string }
      given: { type: string, default: "\${{ github.repository }}" }
    outputs:
      said: { value: "\${{ jobs.say.outputs.said }}" }
`,
        `  say:
    runs-on: ubuntu-latest
    outputs: { said: done }
    steps:
      - env: { INPUTS: "\${{ toJSON(inputs) }}" }
        run: echo $INPUTS
      - if: inputs.yes && !inputs.none && inputs.number == 3
        run: echo \${{ github.workflow }} \${{ job.workflow_file_path }} \${{ job.workflow_repository }}
`,
      ),
    });
    expect(JSON.parse(lines()[0] ?? "")).toEqual({
      text: "main",
      yes: true,
      number: 3,
      none: false,
      zero: 0,
      empty: "",
      given: "acme/shop",
    });
    expect(lines()[1]).toBe(`${workflowPath} ${called} acme/shop`);
    expect(JSON.parse(outputs("after").all ?? "")).toEqual({
      result: "success",
      outputs: { said: "done" },
    });
  });

  it("does not see the caller's env, and only the secrets it is given", async () => {
    const { lines } = await rehearse(
      {
        [workflowPath]: `on: push
env: { FROM_CALLER: caller }
jobs:
  named:
    uses: ./${called}
    secrets: { ONE: "\${{ secrets.FIRST }}" }
  inheriting:
    needs: named
    uses: ./${called}
    secrets: inherit
`,
        [called]: callable(
          "    secrets: { ONE: { required: false } }\n",
          `  say:
    runs-on: ubuntu-latest
    steps:
      - run: |
          echo "env [$FROM_CALLER] one \${{ secrets.ONE != '' }} first \${{ secrets.first != '' }}"
`,
        ),
      },
      { secrets: { FIRST: "value-1", ONE: "value-2" } },
    );
    expect(lines()).toEqual(["env [] one true first false", "env [] one true first true"]);
  });

  it("of another repository finds its own actions and workflows by $/ and ./", async () => {
    const other = repositoryOf({
      ".github/workflows/build.yml": callable(
        "    inputs: {}\n",
        "  nested:\n    uses: ./.github/workflows/nested.yml\n",
      ),
      ".github/workflows/nested.yml": callable(
        "    inputs: {}\n",
        `  say:
    runs-on: ubuntu-latest
    steps:
      - uses: $/hello
      - run: echo \${{ github.repository }} \${{ job.workflow_repository }} \${{ job.workflow_ref }} \${{ job.workflow_sha }}
`,
      ),
      "hello/action.yml":
        "name: Hello\ndescription: Says hello.\nruns: { using: node24, main: main.js }\n",
      "hello/main.js": "console.log('hello from ' + process.env.GITHUB_ACTION_REPOSITORY);",
    });
    const { lines, jobs } = await rehearse(
      { [workflowPath]: caller("    uses: tools/pipes/.github/workflows/build.yml@v1\n") },
      { mapping: { "tools/pipes": other } },
    );
    expect(lines()).toEqual([
      "hello from tools/pipes",
      `acme/shop tools/pipes tools/pipes/.github/workflows/nested.yml@refs/tags/v1 ${other.sha}`,
    ]);
    expect(Object.keys(jobs)).toEqual(["call / nested / say", "call / nested", "call"]);
  });

  it("that fails or is skipped decides on the calling job", async () => {
    const { jobs } = await rehearse({
      [workflowPath]: caller(
        `    uses: ./${called}\n`,
        `  skipped:
    if: false
    uses: ./${called}
${job("after", "true", "needs: call")}${job("cleanup", "true", "needs: [call, skipped]\nif: always() && needs.call.result == 'failure' && needs.skipped.result == 'skipped'")}`,
      ),
      [called]: callable("    inputs: {}\n", job("good") + job("bad", "exit 1")),
    });
    expect(jobs).toEqual({
      "call / good": "success",
      "call / bad": "failure",
      call: "failure",
      skipped: "skipped",
      after: "skipped",
      cleanup: "success",
    });
  });
});

describe("a wrong call is refused before anything runs", () => {
  const inputs = `    inputs:
      name: { type: string, required: true }
      flag: { type: boolean }
    secrets: { KEY: { required: true } }
`;
  const good: Files = { [called]: callable(inputs, job("one")) };

  it.each([
    [
      `    uses: ./${called}\n    with: { name: a, other: b, flag: "true" }\n    secrets: { WRONG: x }\n`,
      [
        "test.yml:5:22: Invalid input, other is not defined in the referenced workflow.",
        'test.yml:5:32: Input flag must be a boolean, not "true".',
        "test.yml:6:16: Invalid secret, WRONG is not defined in the referenced workflow.",
        "test.yml:4:5: Secret KEY is required, but not provided while calling.",
      ],
    ],
    [
      `    uses: ./${called}\n    secrets: inherit\n`,
      ["test.yml:4:5: Input name is required, but not provided while calling."],
    ],
    [
      "    uses: ./.github/workflows/absent.yml\n",
      [
        'test.yml:4:5: "uses: ./.github/workflows/absent.yml": there is no .github/workflows/absent.yml in acme/shop.',
      ],
    ],
    [
      "    uses: other/repo/.github/workflows/x.yml@v1\n",
      [
        'test.yml:4:5: "uses: other/repo/.github/workflows/x.yml@v1": its repository is not mapped to a local directory.',
      ],
    ],
  ])("%s", async (call, messages) => {
    const refusal = await rehearse({ ...good, [workflowPath]: caller(call) }).catch(
      (error: WorkflowRefused) => error.message,
    );
    expect(refusal).toBe(messages.map((message) => `.github/workflows/${message}`).join("\n"));
  });

  it("a loop", async () => {
    const loop = { [called]: callable("    inputs: {}\n", `  again:\n    uses: ./${called}\n`) };
    await expect(
      rehearse({ ...loop, [workflowPath]: caller(`    uses: ./${called}\n`) }),
    ).rejects.toThrow(
      'called.yml:8:5: "uses: ./.github/workflows/called.yml" calls itself in a loop.',
    );
  });

  it("more than ten levels", async () => {
    const chain: Files = {};
    for (let level = 1; level <= 10; level++) {
      const next =
        level === 10 ? job("end") : `  next:\n    uses: ./.github/workflows/l${level + 1}.yml\n`;
      chain[`.github/workflows/l${level}.yml`] = callable("    inputs: {}\n", next);
    }
    const start = (level: number) => ({
      ...chain,
      [workflowPath]: caller(`    uses: ./.github/workflows/l${level}.yml\n`),
    });
    await expect(rehearse(start(1))).rejects.toThrow("is more than 10 levels deep");
    expect((await rehearse(start(2))).result.conclusion).toBe("success");
  });

  it("secrets: inherit across owners", async () => {
    const other = repositoryOf({
      ".github/workflows/x.yml": callable("    inputs: {}\n", job("one")),
    });
    const call = "    uses: tools/pipes/.github/workflows/x.yml@v1\n    secrets: inherit\n";
    await expect(
      rehearse({ [workflowPath]: caller(call) }, { mapping: { "tools/pipes": other } }),
    ).rejects.toThrow('"secrets: inherit" does not cross owners (acme calls tools)');
  });
});

describe("permissions can only shrink", () => {
  const asks = (permissions: string) =>
    callable(
      "    inputs: {}\n",
      `  changelog:\n    permissions: ${permissions}\n    runs-on: ubuntu-latest\n    steps: [{ run: "true" }]\n`,
    );

  it.each([
    [
      "permissions: {}",
      "{ contents: read }",
      "'contents: read', but is only allowed 'contents: none'",
    ],
    [
      "permissions: { contents: read }",
      "{ contents: write, id-token: write }",
      "'contents: write, id-token: write', but is only allowed 'contents: read, id-token: none'",
    ],
    ["permissions: read-all", "write-all", "id-token: write"],
  ])("%s does not give %s", async (given, asked, sentence) => {
    const files = {
      [workflowPath]: workflow(`  call:\n    uses: ./${called}\n`, `on: push\n${given}`),
      [called]: asks(asked),
    };
    await expect(rehearse(files)).rejects.toThrow(
      `test.yml:5:5: Error calling workflow './${called}'. The nested job 'changelog' is requesting`,
    );
    await expect(rehearse(files)).rejects.toThrow(sentence);
  });

  it("and a job may take what the caller has", async () => {
    const { result } = await rehearse({
      [workflowPath]: workflow(
        `  call:\n    permissions: { contents: write }\n    uses: ./${called}\n`,
        "on: push\npermissions: {}",
      ),
      [called]: asks("{ contents: read }"),
    });
    expect(result.conclusion).toBe("success");
  });
});
