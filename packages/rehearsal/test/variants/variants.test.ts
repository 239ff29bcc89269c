/**
 * Real products of every shape through build-test.yml and quality-gates.yml: real package managers,
 * builders, browsers and test runners. They take minutes, so they run with VARIANTS=all only.
 */

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { parse, stringify } from "yaml";
import { chromiumWrapper } from "../../src/browser/index.ts";
import { defaultStandIns } from "../../src/runner/index.ts";
import { type Files, type Rehearsal, rehearse } from "../runner/rehearse.ts";
import { type Nothing, type Product, products } from "./products.ts";

const slipway = path.resolve(import.meta.dirname, "../../../..");
const all = process.env.VARIANTS === "all";
const minutes = (count: number) => count * 60_000;

// A hundred thousand files of packages have to go again.
vi.setConfig({ hookTimeout: minutes(10) });

let chrome: string;
beforeAll(async () => {
  if (!all) return;
  chrome = await chromiumWrapper(path.join(tmpdir(), "slipway-variants-browser"));
});

describe.each(products)("$name", { timeout: minutes(30) }, (product) => {
  test(`ships: ${product.shape}`, async (context) => {
    if (!all) context.skip("not run: set VARIANTS=all");
    const run = await through(product);
    const log = run.lines().join("\n");
    expect(run.result.conclusion, failures(run)).toBe("success");
    for (const line of product.proof) expect(log).toContain(line);
    expect(Object.keys(run.jobs)).toEqual(
      expect.arrayContaining(["build / backend", "gates / coverage", ...(product.legs ?? [])]),
    );
    expect(existsSync(path.join(artifact(run, "app"), product.published))).toBe(true);

    // The same workspaces once more, with nothing to test: green is impossible.
    for (const nothing of product.nothing) {
      const { status, output } = again(run, nothing);
      expect.soft(status, `${nothing.why}\n${output}`).not.toBe(0);
      expect.soft(output).toContain(nothing.says);
    }
  });
});

test("CI runs each of them on a runner of its own", () => {
  const file = readFileSync(path.join(slipway, ".github/workflows/ci.yml"), "utf8");
  expect(parse(file).jobs.variants.strategy.matrix.product.toSorted()).toEqual(
    products.map(({ name }) => name).toSorted(),
  );
});

function through(product: Product): Promise<Rehearsal> {
  const locks: Files = Object.fromEntries(
    Object.entries(product.locks).map(([name, lock]) => [
      name,
      readFileSync(path.join(slipway, "examples/variants", lock), "utf8"),
    ]),
  );
  return rehearse(
    { ...product.files, ...locks, ".github/workflows/test.yml": caller(product) },
    {
      event: { name: "workflow_dispatch", payload: {} },
      mapping: { "megadur/slipway": { directory: slipway, sha: "0".repeat(40) } },
      standIns: defaultStandIns,
      machine: { environment: { CHROME_BIN: chrome } },
    },
  );
}

function caller({ inputs }: Product): string {
  const { solution, "client-directory": client, ...more } = inputs;
  const both = {
    solution,
    "client-directory": client,
    ...only(more, ["other-clients", "node-version-file"]),
  };
  return stringify({
    on: "workflow_dispatch",
    permissions: { contents: "read", "security-events": "write", actions: "read" },
    jobs: {
      build: {
        uses: "megadur/slipway/.github/workflows/build-test.yml@v1",
        with: { ...more, ...both },
      },
      gates: {
        needs: "build",
        uses: "megadur/slipway/.github/workflows/quality-gates.yml@v1",
        // Only two lines of each server are tested, and this machine may know no advisories.
        with: { ...both, "backend-coverage": 5, "advisories-unreachable": "warn" },
      },
    },
  });
}

function only(inputs: Readonly<Record<string, string>>, names: readonly string[]) {
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => names.includes(name)));
}

/** The end of each failed job's log. */
function failures(run: Rehearsal): string {
  return Object.entries(run.jobs)
    .filter(([, conclusion]) => conclusion === "failure")
    .map(([job]) => `${job}:\n${run.lines(job).slice(-40).join("\n")}`)
    .join("\n");
}

function artifact(run: Rehearsal, name: string): string {
  const found = run.result.artifacts.find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no artifact ${name}.`);
  return found.directory;
}

/** Actions of a finished job once more, in its workspace as the job left it. */
function again(run: Rehearsal, { job, actions, edit = {} }: Nothing) {
  const workspace = path.join(run.directory, "jobs", job, "work/shop/shop");
  for (const [name, text] of Object.entries(edit)) writeFileSync(path.join(workspace, name), text);
  const ends = actions.map(({ name, variables }) =>
    spawnSync(process.execPath, [path.join(slipway, ".github/actions", name, "main.mjs")], {
      cwd: workspace,
      encoding: "utf8",
      env: {
        ...process.env,
        DOTNET_ROLL_FORWARD: "Major",
        CHROME_BIN: chrome,
        GITHUB_WORKSPACE: workspace,
        GITHUB_STEP_SUMMARY: path.join(workspace, "..", "summary.md"),
        ...variables,
      },
    }),
  );
  return {
    status: ends.at(-1)?.status,
    output: ends.map(({ stdout, stderr }) => `${stdout}${stderr}`).join("\n"),
  };
}
