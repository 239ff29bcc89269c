import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  commentLimit,
  commentText,
  type PullRequestEvent,
  parseHandedOver,
  readPullRequestEvent,
  shareComment,
} from "../src/pull-request-comment.ts";
import { GitHubServer } from "./github-server.ts";

let workspace: string;
let github: GitHubServer;
let waits: number[];
let printed: string;

beforeEach(async () => {
  workspace = mkdtempSync(path.join(tmpdir(), "slipway-comment-"));
  vi.stubEnv("GITHUB_WORKSPACE", workspace);
  github = await GitHubServer.start();
  waits = [];
  printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += text;
    return true;
  });
});

afterEach(async () => {
  await github[Symbol.asyncDispose]();
  rmSync(workspace, { recursive: true, force: true });
});

const headSha = "a".repeat(40);
const marker = "<!-- slipway:coverage -->";
const event = (): PullRequestEvent => ({
  repository: "o/r",
  number: 7,
  headSha,
  apiUrl: github.url,
  runUrl: "https://github.com/o/r/actions/runs/9",
});
const share = (body: string, token: string | undefined = github.token) =>
  shareComment(
    { marker: "coverage", body, evidenceDirectory: ".slipway" },
    {
      token,
      event: event(),
      wait: async (milliseconds) => waits.push(milliseconds),
      now: () => 1_000_000_000_000,
    },
  );
const sent = () => github.requests.filter((request) => /^(POST \/repos|PATCH)/.test(request));
const left = () =>
  JSON.parse(readFileSync(path.join(workspace, ".slipway/comments/coverage.json"), "utf8"));

describe("the one comment of a kind", () => {
  test("is created where there is none", async () => {
    expect(await share("90 %")).toEqual({
      kind: "created",
      url: "https://github.com/o/r/pull/7#issuecomment-1000",
    });
    expect(github.comments[0]?.body).toBe(`${marker}\n90 %\n`);
  });

  test("is updated where there is one, also behind the first hundred", async () => {
    for (let index = 0; index < 130; index++) github.add("someone", "hello");
    const own = github.add(github.account, `${marker}\n80 %\n`);
    expect((await share("90 %")).kind).toBe("updated");
    expect(own.body).toBe(`${marker}\n90 %\n`);
    expect(sent()).toEqual([`PATCH /repos/o/r/issues/comments/${own.id}`]);
  });

  test("is not sent again when it says the same, whatever GitHub made of the line ends", async () => {
    github.add(github.account, `${marker}\r\n90 %`);
    expect((await share("90 %")).kind).toBe("unchanged");
    expect(sent()).toEqual([]);
  });

  test("of another account is not ours, though it carries the marker", async () => {
    const forged = github.add("mallory", `${marker}\nAll checks passed`);
    const bot = github.add("other-app[bot]", `${marker}\nAll checks passed`);
    expect((await share("90 %")).kind).toBe("created");
    expect([forged.body, bot.body]).toEqual(Array(2).fill(`${marker}\nAll checks passed`));
  });

  test("belongs to the account of the token, when that is no job's own", async () => {
    github.account = "release-robot";
    github.add("github-actions[bot]", `${marker}\nof a job`);
    github.add("release-robot", `${marker}\n80 %`);
    expect((await share("90 %")).kind).toBe("updated");
  });

  test("belongs to the job's account where GitHub does not say whose the token is", async () => {
    github.answer("POST /graphql", { status: 403, message: "Resource not accessible" });
    github.add("github-actions[bot]", `${marker}\n80 %`);
    expect((await share("90 %")).kind).toBe("updated");
  });

  test("is not one that only quotes the marker", async () => {
    github.add(github.account, `> ${marker}\nquoted`);
    expect((await share("90 %")).kind).toBe("created");
  });
});

describe("a comment that GitHub does not take is handed over", () => {
  const forbidden = { status: 403, message: "Resource not accessible by integration" };

  test("with the pull request and the commit it is about", async () => {
    github.answer("POST /repos", forbidden);
    const outcome = await share("90 %");
    expect(outcome).toEqual({
      kind: "handed-over",
      file: ".slipway/comments/coverage.json",
      reason: expect.stringContaining('permission "pull-requests: write"'),
    });
    expect(left()).toEqual({
      schema: "slipway/pull-request-comment/v1",
      marker: "coverage",
      pullRequest: 7,
      headSha,
      body: `${marker}\n90 %\n`,
    });
    expect(parseHandedOver(JSON.stringify(left()))).toEqual(left());
    expect(waits).toEqual([]);
  });

  test.each([
    [404, "does not see the pull request"],
    [410, "takes no comments"],
    [422, "refused the comment's content"],
    [401, "not valid"],
  ])("on HTTP %i, at once", async (status, reason) => {
    github.answer("POST /repos", { status, message: "No" });
    expect(await share("90 %")).toEqual(
      expect.objectContaining({ kind: "handed-over", reason: expect.stringContaining(reason) }),
    );
    expect(sent()).toHaveLength(1);
  });

  test("without a token, and GitHub is not asked", async () => {
    expect(await share("90 %", "")).toEqual(
      expect.objectContaining({ kind: "handed-over", reason: "there is no token" }),
    );
    expect(github.requests).toEqual([]);
  });

  test("when nothing answers, after three attempts", async () => {
    await github[Symbol.asyncDispose]();
    expect((await share("90 %")).kind).toBe("handed-over");
    expect(waits).toEqual([1_000, 2_000]);
    github = await GitHubServer.start();
  });

  test("and the reason never shows the token", async () => {
    github.answer("POST /repos", { status: 422, message: `bad ${github.token}` });
    expect(JSON.stringify(await share(`90 % ${github.token}`))).not.toContain(github.token);
    expect(left().body).toBe(`${marker}\n90 % ***\n`);
    expect(printed.replaceAll(`::add-mask::${github.token}`, "")).not.toContain(github.token);
  });
});

describe("limits", () => {
  test("a secondary limit is waited for as long as GitHub says", async () => {
    github.answer("POST /repos", {
      status: 403,
      headers: { "retry-after": "7" },
      message: "You have exceeded a secondary rate limit.",
    });
    expect((await share("90 %")).kind).toBe("created");
    expect(waits).toEqual([7_000]);
  });

  test("without a word of GitHub it is a minute", async () => {
    github.answer("POST /repos", { status: 429, message: "Too many requests" });
    expect((await share("90 %")).kind).toBe("created");
    expect(waits).toEqual([60_000]);
  });

  test("a used-up limit is waited for until it is reset, if that is near", async () => {
    const reset = (seconds: number) => ({
      status: 403,
      headers: {
        "x-ratelimit-remaining": "0",
        "x-ratelimit-reset": String(1_000_000_000 + seconds),
      },
      message: "API rate limit exceeded",
    });
    github.answer("GET /repos", reset(30));
    expect((await share("90 %")).kind).toBe("created");
    expect(waits).toEqual([30_000]);
    github.answer("GET /repos", reset(3_000));
    expect(await share("95 %")).toEqual(
      expect.objectContaining({ reason: expect.stringContaining("rate limit is used up") }),
    );
    expect(waits).toEqual([30_000]);
  });

  test("a comment whose answer was lost is found and not written twice", async () => {
    github.answer("POST /repos", { status: 502, message: "Bad gateway", after: true });
    expect((await share("90 %")).kind).toBe("unchanged");
    expect(github.comments).toHaveLength(1);
  });
});

describe("the text of a comment", () => {
  test("is taken by GitHub however long it was, and says where the rest is", async () => {
    const rows = Array.from({ length: 5_000 }, (_, row) => `| src/file-${row}.ts | ${row} |`);
    expect((await share(rows.join("\n"))).kind).toBe("created");
    const { body } = github.comments[0] ?? { body: "" };
    expect(body).toMatch(/\| src\/file-\d+\.ts \| \d+ \|\n\n\n> The rest was left out/);
    expect(body).toContain("[the run's summary](https://github.com/o/r/actions/runs/9)");
  });

  test("closes what the cut left open", () => {
    const long = "x\n".repeat(40_000);
    expect(commentText("coverage", `<details>\n\n${long}`, undefined)).toMatch(
      /\n<\/details>\n\n> The rest[^<]*$/,
    );
    expect(commentText("coverage", `\`\`\`text\n${long}`, undefined)).toMatch(
      /x\n```\n\n\n> The rest/,
    );
  });

  test("mentions nobody, however the sign is written", () => {
    expect(commentText("coverage", "@ada &#64;ada &#x40;ada mail a@b", undefined)).toBe(
      `${marker}\n@\u200bada &#64;\u200bada &#x40;\u200bada mail a@\u200bb\n`,
    );
  });

  test("never exceeds the limit, and begins with the marker", () => {
    const piece = fc.constantFrom(
      "```\n",
      "<details>",
      "\n",
      "x".repeat(9_000),
      "é😀 | ",
      "~~~~\n",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = commentText("coverage", pieces.join(""), "https://example.invalid/run");
        expect(text.length).toBeLessThanOrEqual(commentLimit);
        expect(text.startsWith(`${marker}\n`)).toBe(true);
      }),
    );
  });
});

describe("the pull request of a run", () => {
  const write = (payload: unknown) => {
    const file = path.join(workspace, "event.json");
    writeFileSync(file, JSON.stringify(payload));
    return {
      GITHUB_EVENT_NAME: "pull_request",
      GITHUB_REPOSITORY: "o/r",
      GITHUB_EVENT_PATH: file,
      GITHUB_API_URL: "https://ghes.example/api/v3",
      GITHUB_SERVER_URL: "https://ghes.example",
      GITHUB_RUN_ID: "9",
    };
  };
  const payload = { pull_request: { number: 7, head: { sha: headSha } } };

  test("is what the event says", () => {
    expect(readPullRequestEvent(write(payload))).toEqual({
      repository: "o/r",
      number: 7,
      headSha,
      apiUrl: "https://ghes.example/api/v3",
      runUrl: "https://ghes.example/o/r/actions/runs/9",
    });
  });

  test.each([
    ["a push", { GITHUB_EVENT_NAME: "push" }],
    ["a run outside of GitHub", { GITHUB_EVENT_NAME: undefined }],
    ["an event without its file", { GITHUB_EVENT_PATH: "/nowhere" }],
  ])("is none in %s", async (_, change) => {
    const environment = { ...write(payload), ...change };
    expect(readPullRequestEvent(environment)).toBeUndefined();
    expect(
      await shareComment(
        { marker: "coverage", body: "90 %", evidenceDirectory: ".slipway" },
        { token: github.token, event: readPullRequestEvent(environment) },
      ),
    ).toEqual({ kind: "no-pull-request" });
  });
});

test.each([
  ["not JSON", "no", "it is not JSON"],
  ["a marker that leaves its directory", { marker: "../x" }, "its marker is none"],
  ["a number that is none", { pullRequest: "7; rm" }, "its pull request's number is none"],
  ["a commit that is none", { headSha: "main" }, "its commit is none"],
  ["no text", { body: "" }, "it has no text"],
])("a handed-over comment with %s is told as such", (_, change, reason) => {
  const good = {
    schema: "slipway/pull-request-comment/v1",
    marker: "coverage",
    pullRequest: 7,
    headSha,
    body: "x",
  };
  const text = typeof change === "string" ? change : JSON.stringify({ ...good, ...change });
  expect(parseHandedOver(text)).toBe(reason);
});
