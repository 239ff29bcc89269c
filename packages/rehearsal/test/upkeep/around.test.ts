/** The callable workflows around the pipeline: metrics, comments, doctor, operations. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { defaultStandIns } from "../../src/runner/index.ts";
import { hostsEdge, listen } from "../runner/hosts-edge.ts";
import { rehearse, temporaryDirectory } from "../runner/rehearse.ts";
import { fresh, old, Stage, slipway } from "./stage.ts";

const call = (workflow: string, permissions: object, inputs: object = {}) =>
  stringify({
    on: "push",
    permissions: {},
    jobs: {
      called: {
        uses: `megadur/slipway/.github/workflows/${workflow}.yml@v1`,
        permissions,
        with: inputs,
      },
    },
  });

/** GitHub's API as far as it has nothing to tell; `undefined` is a machine without a way to it. */
async function run(workflow: string, api: Record<string, unknown> | undefined, payload = {}) {
  const edge =
    api === undefined
      ? {
          HTTPS_PROXY: "http://127.0.0.1:9",
          https_proxy: "http://127.0.0.1:9",
          NODE_USE_ENV_PROXY: "1",
        }
      : await hostsEdge(
          {
            "api.github.com": (_, response) => {
              response.setHeader("content-type", "application/json");
              response.end(JSON.stringify(api));
            },
          },
          temporaryDirectory(),
        );
  return rehearse(workflow, {
    event: { name: "push", payload },
    mapping: { "megadur/slipway": { directory: slipway, sha: "0".repeat(40) } },
    standIns: defaultStandIns,
    machine: { environment: edge },
  });
}

describe("the metrics", { timeout: 240_000 }, () => {
  test("are a page also where no record is there yet", async () => {
    const { jobs, result } = await run(call("metrics", { actions: "read" }), {
      total_count: 0,
      artifacts: [],
    });
    expect(jobs).toMatchObject({ called: "success" });
    expect(result.artifacts.map(({ name }) => name)).toEqual(["slipway-metrics"]);
  });

  test("are red where the history cannot be read", async () => {
    const { jobs, annotations } = await run(call("metrics", { actions: "read" }), undefined);
    expect(jobs).toMatchObject({ called: "failure" });
    expect(annotations("error").join()).toContain("The history of records cannot be read");
  });
});

describe("the comments of a fork", { timeout: 240_000 }, () => {
  const post = call("comment", { actions: "read", "pull-requests": "write" });

  test("are posted by nothing but a run that a pull request has started", async () => {
    const { jobs } = await run(post, undefined);
    expect(jobs).toMatchObject({ "called / post": "skipped" });
  });

  test("are posted from what its run has handed over, by the template", async () => {
    const handedOver = path.join(temporaryDirectory(), "pull-request-comments");
    mkdirSync(handedOver);
    const sha = "a".repeat(40);
    const fork = { full_name: "fork/shop" };
    writeFileSync(
      path.join(handedOver, "coverage.json"),
      JSON.stringify({
        schema: "slipway/pull-request-comment/v1",
        marker: "coverage",
        pullRequest: 7,
        headSha: sha,
        body: "<!-- slipway:coverage -->\n90 %\n",
      }),
    );
    const posted: string[] = [];
    const port = await listen(
      http.createServer(async (request, response) => {
        let text = "";
        for await (const chunk of request) text += chunk;
        const { url = "" } = request;
        if (request.method === "POST" && url.endsWith("/issues/7/comments")) {
          posted.push(JSON.parse(text).body);
          response.statusCode = 201;
        }
        response.setHeader("content-type", "application/json");
        const answer = url.endsWith("/graphql")
          ? { data: { viewer: { login: "github-actions[bot]" } } }
          : url.endsWith("/pulls/7")
            ? { state: "open", head: { sha, repo: fork } }
            : request.method === "GET"
              ? []
              : { id: 1, html_url: "https://github.com/acme/shop/pull/7#issuecomment-1" };
        response.end(JSON.stringify(answer));
      }),
    );
    const { jobs, annotations } = await rehearse(
      readFileSync(path.join(slipway, "workflows-templates/comment.yml"), "utf8"),
      {
        event: {
          name: "workflow_run",
          payload: {
            action: "completed",
            workflow_run: {
              id: 77,
              name: "Ship",
              event: "pull_request",
              head_sha: sha,
              head_repository: fork,
            },
          },
        },
        mapping: { "megadur/slipway": { directory: slipway, sha: "0".repeat(40) } },
        standIns: defaultStandIns,
        machine: { environment: {}, apiUrl: `http://127.0.0.1:${port}` },
        earlierRuns: { 77: path.dirname(handedOver) },
      },
    );
    expect(annotations("error")).toEqual([]);
    expect(jobs).toMatchObject({ "comments / post": "success" });
    expect(posted).toEqual(["<!-- slipway:coverage -->\n90 %\n"]);
  });
});

describe("the doctor", { timeout: 240_000 }, () => {
  test("lists what a repository lacks, and is red while something must change", async () => {
    const { jobs, lines } = await run(call("doctor", { contents: "read" }), undefined);
    expect(lines().join("\n")).toContain("must change before the first run");
    expect(jobs).toMatchObject({ called: "failure" });
  });
});

describe("the operations", { timeout: 240_000 }, () => {
  let directory: string;
  let stage: Stage;
  beforeAll(async () => {
    directory = mkdtempSync(path.join(tmpdir(), "slipway-operations-"));
    stage = await Stage.open(directory);
  });
  afterAll(async () => {
    await stage?.azure.stop();
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  });

  const drill = (site: string, confirm: string, reviewers = false) =>
    stage.run("operations", {
      workflow: call(
        "operations",
        { "id-token": "write", "vulnerability-alerts": "read" },
        { environment: "prod", check: "drill", scenario: "application", confirm },
      ).replace("on: push", "on: workflow_dispatch"),
      inputs: {},
      environments: { prod: stage.environment(site, reviewers) },
      approval: "rejected",
    });

  test("drill the way back in production", async () => {
    const site = await stage.app({
      production: fresh,
      slot: old,
      tags: {
        "bgs-phase": "keep",
        "bgs-id": fresh,
        "bgs-old": old,
        "bgs-keep-until": stage.later(24 * 60),
      },
    });
    const { jobs } = await drill(site, site);
    expect(jobs).toMatchObject({ "called / check": "success", "called / result": "success" });
    expect(await stage.serves(site)).toBe(old);
  });

  test.each([
    ["the app's name is not typed again", "", false],
    ["nobody approves it", "app-nowhere", true],
  ])("move nothing where %s", async (_, confirm, reviewers) => {
    const asked = stage.azure.control.requests().length;
    const { jobs } = await drill("app-nowhere", confirm, reviewers);
    expect(jobs).toMatchObject({ "called / check": "failure", "called / result": "failure" });
    expect(stage.azure.control.requests()).toHaveLength(asked);
  });
});
