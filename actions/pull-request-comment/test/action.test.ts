import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runAction } from "@slipway/toolkit";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { GitHubServer } from "../../../packages/toolkit/test/github-server.ts";
import { runInProcess, type StepOfProcess } from "../../../test/action-in-process.ts";
import { main } from "../src/main.ts";

const action = path.resolve(import.meta.dirname, "..");
const validate = new Ajv2020({ strict: true, strictTypes: false }).compile(
  JSON.parse(readFileSync(path.join(action, "report.schema.json"), "utf8")) as object,
);
const headSha = "a".repeat(40);
const marker = "<!-- slipway:coverage -->";

let workspace: string;
let github: GitHubServer;

beforeEach(async () => {
  workspace = mkdtempSync(path.join(tmpdir(), "slipway-poster-"));
  mkdirSync(path.join(workspace, "pull-request-comments"));
  github = await GitHubServer.start();
  github.pulls.set(7, { sha: headSha, repository: "fork/r" });
});

afterEach(async () => {
  await github[Symbol.asyncDispose]();
  rmSync(workspace, { recursive: true, force: true });
});

const handedOver = (change: object = {}) =>
  JSON.stringify({
    schema: "slipway/pull-request-comment/v1",
    marker: "coverage",
    pullRequest: 7,
    headSha,
    body: `${marker}\n90 %\n`,
    ...change,
  });

function hand(name: string, text: string): void {
  writeFileSync(path.join(workspace, "pull-request-comments", name), text);
}

/** The sources in this process. */
const here = (step: StepOfProcess) => runInProcess(() => runAction(main), step);

/** The bundle in a process of its own, as GitHub's runner does. */
async function bundle({ directory, environment }: StepOfProcess) {
  const child = spawn(process.execPath, [path.join(action, "dist", "index.js")], {
    cwd: directory,
    env: environment,
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      log += chunk;
    });
  }
  const exitCode = await new Promise((resolve) => child.once("close", resolve));
  return { exitCode, log };
}

async function run(
  change: { event?: string; repository?: string | null; name?: string } = {},
  execute: typeof here | typeof bundle = here,
) {
  const { event = "pull_request", repository = "fork/r", name = "workflow_run" } = change;
  const file = (base: string) => path.join(workspace, base);
  writeFileSync(file("output"), "");
  writeFileSync(file("summary"), "");
  writeFileSync(
    file("event.json"),
    JSON.stringify({
      workflow_run: {
        event,
        head_sha: headSha,
        head_repository: repository === null ? null : { full_name: repository },
      },
    }),
  );
  const { exitCode, log } = await execute({
    directory: workspace,
    environment: {
      PATH: process.env.PATH,
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: file("output"),
      GITHUB_STEP_SUMMARY: file("summary"),
      GITHUB_EVENT_NAME: name,
      GITHUB_EVENT_PATH: file("event.json"),
      GITHUB_REPOSITORY: "o/r",
      GITHUB_API_URL: github.url,
      INPUT_DIRECTORY: "pull-request-comments",
      INPUT_MARKERS: "coverage, migrations",
      INPUT_TOKEN: github.token,
      "INPUT_EVIDENCE-DIRECTORY": ".slipway",
    },
  });
  const output = readFileSync(file("output"), "utf8");
  const outputs = (key: string) =>
    new RegExp(`^${key}<<(\\S+)\\n([\\s\\S]*?)\\n\\1$`, "m").exec(output)?.[2];
  const report = JSON.parse(
    outputs("report") === undefined ? "null" : readFileSync(file(outputs("report") ?? ""), "utf8"),
  );
  if (report !== null && !validate(report)) throw new Error(JSON.stringify(validate.errors));
  return { exitCode, log, verdict: outputs("verdict"), posted: outputs("posted"), report };
}

describe("The poster of handed-over comments", () => {
  it("posts what a fork's run handed over", async () => {
    hand("coverage.json", handedOver());
    const { exitCode, verdict, posted, log } = await run({}, bundle);
    expect([exitCode, verdict, posted]).toEqual([0, "pass", "1"]);
    expect(github.comments[0]?.body).toBe(`${marker}\n90 %\n`);
    expect(log.replaceAll(`::add-mask::${github.token}`, "")).not.toContain(github.token);
  });

  it("posts one part of an allowed kind", async () => {
    const start = "<!-- slipway:migrations-orders -->";
    hand("a.json", handedOver({ marker: "migrations-orders", body: `${start}\nplan` }));
    await run();
    expect(github.comments[0]?.body).toBe(`${start}\nplan`);
  });

  it("takes the effect from what the fork wrote into it", async () => {
    hand("coverage.json", handedOver({ body: `${marker}\n@ada [x](https://evil.example)` }));
    await run();
    expect(github.comments[0]?.body).not.toMatch(/@ada|https:\/\/evil/);
  });

  it("has nothing to do where nothing was handed over", async () => {
    rmSync(path.join(workspace, "pull-request-comments"), { recursive: true });
    const { exitCode, verdict, posted } = await run();
    expect([exitCode, verdict, posted]).toEqual([0, "pass", "0"]);
    expect(github.requests).toEqual([]);
  });

  it("posts nothing for a run that was about no pull request", async () => {
    hand("coverage.json", handedOver());
    expect((await run({ event: "push" })).posted).toBe("0");
    expect(github.comments).toEqual([]);
  });

  it.each([
    ["a pull request of somebody else's fork", {}, "other/r", "another repository"],
    ["a pull request that has moved on", { sha: "b".repeat(40) }, "fork/r", "another commit now"],
    ["a fork that is gone", { repository: null }, "fork/r", "another repository"],
  ])("refuses %s", async (_, change, repository, reason) => {
    github.pulls.set(7, { sha: headSha, repository: "fork/r", ...change });
    hand("coverage.json", handedOver());
    const { exitCode, verdict, report } = await run({ repository });
    expect([exitCode, verdict]).toEqual([0, "warn"]);
    expect(report.comments[0].reason).toContain(reason);
    expect(github.comments).toEqual([]);
  });

  it.each([
    ["a marker that is not allowed", { marker: "release" }, "is not among"],
    ["a marker that only begins as an allowed one", { marker: "coverages" }, "is not among"],
    ["another commit than the run's", { headSha: "b".repeat(40) }, "another commit than the run"],
    ["the text of another kind", { body: "<!-- slipway:migrations -->\nx" }, "begin as its kind"],
    ["too long a text", { body: `${marker}\n${"x".repeat(65_536)}` }, "longer than 65536"],
  ])("refuses %s without asking GitHub", async (_, change, reason) => {
    hand("coverage.json", handedOver(change));
    expect((await run()).report.reasons[0].message).toContain(reason);
    expect(github.requests).toEqual([]);
  });

  it("follows no link and reads no giant", async () => {
    writeFileSync(path.join(workspace, "secret.json"), handedOver());
    symlinkSync("../secret.json", path.join(workspace, "pull-request-comments", "coverage.json"));
    hand("giant.json", " ".repeat(500_000));
    mkdirSync(path.join(workspace, "pull-request-comments", "sub"));
    expect((await run()).report.comments.map(({ reason }: { reason: string }) => reason)).toEqual([
      "it is a link",
      "it is larger than a comment can be",
      "it is no file",
    ]);
    expect(github.requests).toEqual([]);
  });

  it("fails with its remedy when GitHub does not take the comment", async () => {
    github.answer("POST /repos", { status: 403, message: "Resource not accessible" });
    hand("coverage.json", handedOver());
    const { exitCode, verdict, report } = await run({}, bundle);
    expect([exitCode, verdict]).toEqual([1, "fail"]);
    expect(report.reasons[0].remedy).toContain("pull-requests: write");
  });

  it("refuses to run for another event", async () => {
    expect((await run({ name: "pull_request_target" })).log).toContain("on: workflow_run");
  });
});
