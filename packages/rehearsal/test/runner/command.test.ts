import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { childEnvironment } from "./options.ts";
import { job, repositoryOf, temporaryDirectory, workflow, workflowPath } from "./rehearse.ts";

const program = new URL("../../src/runner/command/main.ts", import.meta.url).pathname;

function command(directory: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd: directory,
    encoding: "utf8",
    env: { ...childEnvironment(), API_KEY: "hunter2!" },
  });
  return { status, stdout, stderr };
}

const text = workflow(
  job(
    "build",
    `echo \${{ vars.COLOUR }} \${{ inputs.target }} $KEY\necho "::error file=a.ts,line=3::bad"`,
    `env: { KEY: "\${{ secrets.API_KEY }}" }`,
  ) + job("ship", "echo shipped to $GITHUB_REF_NAME", "needs: build\nenvironment: prod"),
  "on:\n  push:\n  workflow_dispatch: { inputs: { target: { type: string } } }",
);

describe("the command that runs any workflow", () => {
  it("runs the last commit with variables, secrets, inputs and approvals", () => {
    const environments = "prod: { reviewers: true, vars: { A: b } }\n";
    const { directory } = repositoryOf({
      [workflowPath]: text,
      "environments.yml": environments,
      ".gitignore": ".slipway\n",
    });
    const words = [
      workflowPath,
      "--event",
      "workflow_dispatch",
      "--input",
      "target=moon",
      "--var",
      "COLOUR=blue",
      "--secret",
      "API_KEY",
      "--environments",
      "environments.yml",
    ];
    const approved = command(directory, ...words, "--approve", "prod");
    expect(approved.stdout).toContain("[build]   blue moon ***");
    expect(approved.stdout).toContain("[build] ERROR a.ts:3: bad");
    expect(approved.stdout).toContain("[ship]   shipped to main");
    expect(approved.stdout).toMatch(/\nsuccess after \d+\.\d s\n$/);
    expect(approved.status).toBe(0);
    expect(readFileSync(join(directory, ".slipway/workflow/logs/ship.log"), "utf8")).toContain(
      "shipped to main",
    );

    const alone = command(directory, ...words);
    expect(alone.stdout).toContain("needs an approval and nobody was there to give it");
    expect(alone.status).toBe(1);
  });

  it("lists the jobs without running them", () => {
    const { directory } = repositoryOf({ [workflowPath]: text });
    expect(command(directory, workflowPath, "--list").stdout).toBe(
      "build\nship after build in prod\n",
    );
  });

  it.each([
    [["--colour"], "Unknown option '--colour'. --help shows the options."],
    [[], "Name one workflow file"],
    [[workflowPath, "--event", "release"], 'There is no event "release" here.'],
    [[workflowPath, "--var", "x"], '--var is "x". Write NAME=VALUE.'],
    [[workflowPath, "--secret", "ABSENT"], "set the environment variable ABSENT first"],
    [
      [workflowPath, "--ref", "refs/heads/none"],
      "is no git repository with a commit refs/heads/none",
    ],
    [[".github/workflows/none.yml"], "There is no file .github/workflows/none.yml at commit"],
    [[workflowPath, "--map", "a/b=/nowhere"], "there is no git commit in it"],
  ])("%j is refused with one sentence", (words, message) => {
    const { directory } = repositoryOf({ [workflowPath]: text });
    const { status, stderr } = command(directory, ...words);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("    at ");
    expect(status).toBe(2);
  });

  it("says where there is no repository", () => {
    const { stderr } = command(temporaryDirectory(), workflowPath);
    expect(stderr).toContain("is no git repository with a commit");
  });
});
