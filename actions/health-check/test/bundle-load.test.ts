import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { type ActionRun, runAction } from "./action.ts";
import { commit, json, otherCommit, product } from "./product.ts";
import { serve } from "./servers.ts";

const onLoopback = {
  consecutive: "1",
  deadline: "20s",
  "warm-up": "0s",
  "allow-private-addresses": "true",
  "security-headers": "off",
  "release-samples": "3",
};
const validateReport = new Ajv2020({ strict: true, allErrors: true }).compile(
  JSON.parse(readFileSync(path.resolve(import.meta.dirname, "../report.schema.json"), "utf8")),
);
const expectValidReport = (run: ActionRun) => {
  validateReport(run.report);
  expect(validateReport.errors, run.log).toBeNull();
};

describe("several sites in one definition", () => {
  /** One host name that serves another build by `x-ms-routing-name`, as App Service does. */
  const slots = product({
    "/build-info.json": (request, response) => {
      const slot = new URL(request.url ?? "/", "http://any").searchParams.get("x-ms-routing-name");
      json(response, 200, { commit: slot === "green" ? commit : otherCommit });
    },
  });
  const definition = (blue: string) => `version: 1
profile: aspnet-spa
expect: [GET /api/ping -> 200]
targets:
  green:
    url: \${SITE_URL}
    routing-name: green
    release: ${commit}
    perf: GET /api/ping 60/s for 1s
    compare-with: blue
    thresholds: p(50)<60s, regression(p50)<100x+30s
    blocks: 5
  blue: { url: "\${SITE_URL}", routing-name: self, release: "${blue}" }
`;
  const run = async (blue: string) => {
    await using server = await serve(slots);
    return await runAction(
      { ...onLoopback, definition: "validate.yml" },
      { SITE_URL: server.url },
      { "validate.yml": definition(blue) },
    );
  };

  test("both slots answer through their routing query, and are measured against each other", async () => {
    const found = await run(otherCommit);
    expect(found.outputs.verdict, found.log).toBe("pass");
    expect(found.report?.targets?.map(({ name, servedVersion }) => [name, servedVersion])).toEqual([
      ["green", commit],
      ["blue", otherCommit],
    ]);
    const names = found.report?.checks.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["green: release", "blue: expect GET /api/ping"]));
    expect(found.report?.performance?.comparison?.baseline).toContain("x-ms-routing-name=self");
    expect(found.evidence["health-check-site-report.html"]).toContain("blue: release");
    expectValidReport(found);
  });
  test("the wrong one is named", async () => {
    const found = await run(commit);
    expect(found.outputs.failed).toBe("blue: release");
    expect(found.log).toContain("site (green, blue) is not healthy: blue: release");
  });
});

describe("a load from several jobs", () => {
  const plan = { perf: "GET /api/ping 80/s for 2s", thresholds: "p(95)<60s, errors<1%" };

  test("is the exact sum of its shards, judged by the job that merges", async () => {
    await using server = await serve(product());
    const shards = await Promise.all(
      ["1/2", "2/2"].map((shard) =>
        runAction({ ...onLoopback, ...plan, "base-url": server.url, name: "load", shard }),
      ),
    );
    // Two processes on a busy machine may not have been at work together; these say they were.
    const together = (name: string, content: string) =>
      name.endsWith("-load.json")
        ? JSON.stringify({ ...JSON.parse(content), startedAt: 0, finishedAt: 2_000 })
        : content;
    const files = Object.fromEntries(
      shards.flatMap(({ evidence }, index) =>
        Object.entries(evidence).map(([name, content]) => [
          `in/job-${index}/${name}`,
          together(name, content),
        ]),
      ),
    );
    for (const shard of shards) {
      expect(shard.report?.performance, shard.log).toMatchObject({ requests: 80, limits: [] });
      expectValidReport(shard);
    }
    const merged = await runAction({ ...plan, name: "merged", merge: "in" }, {}, files);
    expect(merged.report?.performance).toMatchObject({ requests: 160, offeredPerSecond: 80 });
    expect(merged.report?.performance?.limits).toHaveLength(2);
    expect(merged.report?.performance?.max).toBe(
      Math.max(...shards.map(({ report }) => report?.performance?.max ?? 0)),
    );
    expect(merged.outputs.verdict, merged.log).toBe("pass");
    expectValidReport(merged);

    const { [Object.keys(files).find((name) => name.endsWith("2-load.json")) ?? ""]: _, ...half } =
      files;
    const lame = await runAction({ ...plan, name: "merged", merge: "in" }, {}, half);
    expect(lame.report?.checks[0]?.code).toBe("shard-missing");
    expect(lame.exitCode).toBe(1);
  });
});

test("the history of one run is the trend of the next, and decides nothing", async () => {
  await using server = await serve(product());
  const inputs = {
    ...onLoopback,
    "base-url": server.url,
    profile: "none",
    "health-path": "",
    leaks: "false",
    perf: "GET /api/ping 60/s for 1s",
    thresholds: "p(50)<60s",
    history: "before",
  };
  const first = await runAction(inputs);
  const written = first.evidence["health-check-site-history.json"] ?? "";
  expect(first.report?.trend).toBeUndefined();
  const second = await runAction(inputs, {}, { "before/health-check-site-history.json": written });
  expect(second.report?.trend?.entries.map(({ p95 }) => p95)).toEqual([
    first.report?.performance?.p95,
  ]);
  expect(second.summary).toContain("It decides nothing");
  expect(second.outputs.page).toBe(".slipway/health-check-site-report.html");
  expectValidReport(second);
});
