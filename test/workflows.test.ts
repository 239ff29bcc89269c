import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import {
  actions,
  diagnose,
  list,
  read,
  repositoryName,
  templates,
  workflows,
} from "./github-files.ts";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Record<string, unknown>;
}
interface Job {
  readonly uses?: string;
  readonly steps?: readonly Step[];
  readonly permissions?: unknown;
  readonly "timeout-minutes"?: number;
  readonly secrets?: unknown;
}
interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Record<string, Job>;
}

const files = [...workflows, ...templates];
const jobsOf = (file: string) => Object.entries((parse(read(file)) as Workflow).jobs);
const stepsOf = (file: string): readonly Step[] =>
  file.endsWith("/action.yml")
    ? ((parse(read(file)) as { runs: { steps?: Step[] } }).runs.steps ?? [])
    : jobsOf(file).flatMap(([, job]) => job.steps ?? []);

describe("GitHub's language service", () => {
  test.each([...files, ...actions])("finds nothing wrong in %s", async (file) => {
    expect(await diagnose(file)).toEqual([]);
  });

  test("finds a misspelt input of our own action and of our own workflow", async () => {
    const step = read(".github/workflows/validate.yml").replace("base-url: ${{", "bsae-url: ${{");
    expect((await diagnose(".github/workflows/validate.yml", step)).join()).toContain("bsae-url");
    const caller = read("workflows-templates/ship.yml").replace("solution:", "solutoin:");
    expect((await diagnose("workflows-templates/ship.yml", caller)).join()).toContain("solutoin");
  });
});

describe.each(files)("%s", (file) => {
  test("grants nothing by default", () => {
    expect((parse(read(file)) as Workflow).permissions).toEqual({});
  });

  test("says for every job what it may do, with the reason beside each permission", () => {
    for (const [, job] of jobsOf(file)) expect(job.permissions).toBeDefined();
    const unexplained = read(file)
      .split("\n")
      .filter((line) => /^\s+[a-z-]+: (read|write)\b/.test(line) && !line.includes("#"));
    expect(unexplained).toEqual([]);
  });

  test("ends every job in time", () => {
    const endless = jobsOf(file)
      .filter(([, job]) => job.uses === undefined && job["timeout-minutes"] === undefined)
      .map(([id]) => id);
    expect(endless).toEqual([]);
  });

  test("hands secrets over by name", () => {
    for (const [, job] of jobsOf(file)) expect(job.secrets).not.toBe("inherit");
  });
});

describe.each([...files, ...actions])("%s", (file) => {
  test("puts no expression into a script", () => {
    const injected = stepsOf(file).filter((step) => step.run?.includes("${{"));
    expect(injected).toEqual([]);
  });

  test("pins the actions of others by commit, with the version beside it", () => {
    const loose = read(file)
      .split("\n")
      .filter((line) => /^\s*(- )?uses:/.test(line))
      .filter((line) => !/uses: (\$\/|\.\/)/.test(line))
      .filter((line) => !line.includes(`uses: ${repositoryName}/`))
      .filter((line) => !/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line));
    expect(loose).toEqual([]);
  });

  test("keeps no credential in a checkout", () => {
    const kept = stepsOf(file).filter(
      (step) =>
        step.uses?.startsWith("actions/checkout@") && step.with?.["persist-credentials"] !== false,
    );
    expect(kept).toEqual([]);
  });
});

test("every template has its card", () => {
  const cards = list("workflows-templates", /\.properties\.json$/);
  expect(cards.map((card) => card.replace(".properties.json", ".yml"))).toEqual(templates);
  for (const card of cards) {
    const { name, description, iconName } = JSON.parse(read(card)) as Record<string, string>;
    // An octicon, or else an .svg of that name would have to lie beside it.
    expect(iconName).toMatch(/^octicon [a-z-]+$/);
    expect(name).toBeTruthy();
    expect(description).toBeTruthy();
  }
});

test("templates call this repository at its major version", () => {
  for (const file of templates) {
    for (const [, job] of jobsOf(file)) {
      if (job.uses)
        expect(job.uses).toMatch(
          new RegExp(`^${repositoryName}/\\.github/workflows/[\\w-]+\\.yml@v1$`),
        );
    }
  }
});

test("no group of the pipeline can wait for itself: callee groups have a literal prefix", () => {
  for (const file of workflows) {
    for (const match of read(file).matchAll(/^ +group: (.*)$/gm)) {
      expect(match[1]).toMatch(/^slipway-/);
    }
  }
});

test("the example product's caller is the template with its own paths", () => {
  const caller = parse(read("examples/roster/.github/workflows/ship.yml"));
  const template = parse(read("workflows-templates/ship.yml"));
  caller.jobs.pipeline.with = template.jobs.pipeline.with;
  expect(caller).toEqual(template);
});

test("the example product's caller fits the pipeline it calls", async () => {
  expect(await diagnose("examples/roster/.github/workflows/ship.yml")).toEqual([]);
});

test("each deployment shows in GitHub with its address, and the required check waits for no record", () => {
  const job = (file: string, id: string) =>
    (parse(read(file)).jobs as Record<string, Record<string, unknown>>)[id];
  expect(job(".github/workflows/deploy.yml", "deploy")?.environment).toMatchObject({
    url: expect.stringContaining("base-url"),
  });
  expect(job(".github/workflows/pipeline.yml", "result")?.needs).not.toContain("record");
  expect(job(".github/workflows/pipeline.yml", "record")?.if).toBe("always()");
});

test("the record takes over every artifact with results of tests", () => {
  const uploaded = ["build-test", "validate"].flatMap((name) =>
    stepsOf(`.github/workflows/${name}.yml`)
      .filter(({ uses }) => uses?.startsWith("actions/upload-artifact@"))
      .map((step) => String(step.with?.name).replace(/\$\{\{.*?\}\}/g, "2"))
      .filter((name) => /coverage|results/.test(name)),
  );
  const pattern = stepsOf(".github/workflows/record.yml")
    .map((step) => String(step.with?.pattern))
    .find((text) => text.includes("coverage"));
  expect(uploaded).toContain("e2e-results-dotnet");
  expect(uploaded.filter((name) => !path.matchesGlob(name, pattern ?? ""))).toEqual([]);
});

const called = workflows.filter((file) => parse(read(file)).on?.workflow_call !== undefined);
const named = (file: string) => file.replace(/^.*\/|\.yml$/g, "");

describe("a workflow that others call", () => {
  test.each(called)("%s ends in one job of a fixed name that fails with any other", (file) => {
    const jobs = Object.entries(
      parse(read(file)).jobs as Record<
        string,
        { name?: string; needs?: string | string[]; if?: string }
      >,
    );
    const ends = jobs.filter(([, { name = "" }]) => name !== "" && !name.includes("${{"));
    if (jobs.length === 1) {
      expect(ends).toHaveLength(1);
      return;
    }
    const result = ends.find(([id]) => id === "result")?.[1];
    expect(result?.name).toMatch(/ result$/);
    expect(result?.if).toBe("always()");
    // The pipeline's way back and its record decide nothing.
    const others = jobs.map(([id]) => id).filter((id) => !/^(result|roll-back|record)$/.test(id));
    expect([result?.needs ?? []].flat().toSorted()).toEqual(others.toSorted());
  });

  test.each(called)("%s uses every input that it offers", (file) => {
    const text = read(file);
    const inputs = Object.keys(parse(text).on.workflow_call?.inputs ?? {});
    expect(inputs.filter((name) => !new RegExp(`inputs\\.${name}\\b(?!-)`).test(text))).toEqual([]);
  });

  // What a rollback by the pipeline itself never does, and what only the record's page shows.
  const byHandAlone =
    /^(roll-back: (schema|schema-run|allow-data-loss|backup|drain|second-try-after)|record: product)$/;
  test("has no input that the pipeline's caller cannot set", () => {
    const unset = Object.entries(
      parse(read(".github/workflows/pipeline.yml")).jobs as Record<
        string,
        { uses?: string; with?: object }
      >,
    ).flatMap(([id, job]) =>
      job.uses === undefined
        ? []
        : Object.keys(parse(read(job.uses)).on.workflow_call.inputs)
            .filter((name) => !Object.keys(job.with ?? {}).includes(name))
            .map((name) => `${id}: ${name}`),
    );
    expect(unset.filter((one) => !byHandAlone.test(one))).toEqual([]);
  });

  test("waits in a queue of its environment wherever it writes to Azure's app", () => {
    const unqueued = called.flatMap((file) =>
      Object.entries(parse(read(file)).jobs as Record<string, Record<string, unknown>>)
        .filter(([, job]) => job.environment !== undefined)
        .filter(([, { concurrency }]) => {
          const { group = "", queue } = (concurrency ?? {}) as { group?: string; queue?: string };
          return queue !== "max" || !/^slipway-[a-z-]+-\$\{\{ [^{}]+ \}\}$/.test(group);
        })
        .map(([id]) => `${named(file)}: ${id}`),
    );
    expect(unqueued).toEqual([]);
  });
});

describe("docs/proof.md", () => {
  const rows = read("docs/proof.md")
    .split("\n")
    .filter((line) => /^\| [a-z]/.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim()));

  test("has a row for every workflow that others call", () => {
    const told = new Set(rows.map(([, workflow]) => workflow));
    expect(called.map(named).filter((name) => !told.has(name))).toEqual([]);
  });

  test.each(rows.map(([, workflow, branch, , proof = ""]) => [workflow, branch, proof]))(
    "%s, %s: the test is there",
    (_, __, proof) => {
      const [, file = "", words = ""] = /^`([^`]+)`: (.+)$/.exec(proof) ?? [];
      const text = read(path.posix.join("packages/rehearsal/test", file));
      expect(text).toContain(words);
    },
  );
});
