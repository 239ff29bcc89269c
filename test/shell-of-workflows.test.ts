/** The shell that decides in the callable workflows, run as GitHub runs it. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { read, workflows } from "./github-files.ts";

type Variables = Readonly<Record<string, string>>;

const jobOf = (file: string, id: string) =>
  parse(read(file)).jobs[id] as {
    readonly needs: string | string[];
    readonly steps: readonly { readonly run?: string; readonly env?: Variables }[];
  };

/** Runs each script with its variables, in subshells of one process: a process is dear. */
function inBash(cases: readonly { readonly script: string; readonly variables: Variables }[]) {
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  const program = cases
    .map(({ script, variables }) => {
      const set = Object.entries(variables).map(([name, value]) => `${name}=${quoted(value)}; `);
      return `( set -e; ${set.join("")}eval ${quoted(script)} ) 2>&1; printf '\\036%s\\035' "$?"`;
    })
    .join("\n");
  // Through a pipe, which can be opened as /dev/stdout; as input, because an argument has a limit.
  const { stdout } = spawnSync("bash", ["-c", 'program=$(cat); eval "$program" | cat'], {
    encoding: "utf8",
    input: `{ ${program}\n}`,
  });
  return stdout
    .split("\u001d")
    .slice(0, -1)
    .map((one) => {
      const [output = "", code] = one.split("\u001e");
      return { output, code: Number(code) };
    });
}

test("the branch map sends a branch where its first matching line says, and refuses a line that says nothing", () => {
  const map = "develop=dev\n  main = staging \n\nrelease/*=prod\nrelease/1.0=elsewhere\n";
  const ways = [
    [map, "develop", "push", "branch", "dev"],
    [map, "main", "push", "branch", "staging"],
    [map, "release/1.0", "push", "branch", "prod"],
    [map, "feature/x", "push", "branch", ""],
    ["", "main", "push", "branch", ""],
    [map, "main", "pull_request", "branch", ""],
    [map, "main", "push", "tag", ""],
    // Such a line, passed over, would be a green run without its deployment.
    ...["main: staging", "main", "main=", "=staging", "main=staging prod"].map((line) => [
      `develop=dev\n${line}`,
      "develop",
      "pull_request",
      "branch",
      `has the line "${line}"`,
    ]),
  ] as const;
  const script = jobOf(".github/workflows/pipeline.yml", "route").steps[0]?.run ?? "";
  const ends = inBash(
    ways.map(([branches = "", ref = "", event = "", type = ""]) => ({
      script,
      variables: {
        BRANCHES: branches,
        GITHUB_REF_NAME: ref,
        GITHUB_EVENT_NAME: event,
        GITHUB_REF_TYPE: type,
        GITHUB_OUTPUT: "/dev/stdout",
      },
    })),
  );
  expect(
    ends.map(({ output, code }) =>
      code === 0
        ? /^environment=(.*)$/m.exec(output)?.[1]
        : /title=branches.*(has the line ".*"), which/.exec(output)?.[1],
    ),
  ).toEqual(ways.map(([, , , , end]) => end));
});

describe("the required check", () => {
  const called = workflows.filter(
    (file) =>
      parse(read(file)).on?.workflow_call !== undefined && jobOf(file, "result") !== undefined,
  );
  /** What a run asks for, by the variables that tell it, and the jobs that it then does not need. */
  const runs: Readonly<
    Record<string, readonly { readonly asks: Variables; readonly skips: readonly string[] }[]>
  > = {
    pipeline: [
      { asks: { DUE: "prod" }, skips: [] },
      { asks: { DUE: "" }, skips: ["deploy", "validate"] },
    ],
    validate: [
      { asks: { SUITE: "e2e" }, skips: [] },
      { asks: { SUITE: "" }, skips: ["regression"] },
    ],
    "build-test": [
      { asks: asked("CLIENT DOTNET_MATRIX CLIENTS E2E", "true"), skips: [] },
      {
        asks: asked("CLIENT DOTNET_MATRIX CLIENTS E2E", "false"),
        skips: ["frontend", "backend-matrix", "frontend-matrix", "e2e"],
      },
    ],
    "quality-gates": [
      { asks: { CODE_SCANNING: "required", EVENT: "pull_request" }, skips: ["code-scanning"] },
      {
        asks: { CODE_SCANNING: "required", EVENT: "push" },
        skips: ["code-scanning", "dependency-review"],
      },
      {
        asks: { CODE_SCANNING: "unavailable", EVENT: "pull_request" },
        skips: ["codeql", "dependency-review"],
      },
    ],
    infrastructure: [
      { asks: { PULL_REQUEST: "true", PLAN_DUE: "true" }, skips: ["deploy"] },
      { asks: { PULL_REQUEST: "true", PLAN_DUE: "false" }, skips: ["plan", "deploy"] },
      { asks: { PULL_REQUEST: "false", PLAN_DUE: "true" }, skips: ["comment"] },
    ],
  };
  // A job whose time is up is a cancelled one to those that need it.
  const cases = called.flatMap((file) => {
    const { needs, steps } = jobOf(file, "result");
    const jobs = [needs].flat();
    const name = file.replace(/^.*\/|\.yml$/g, "");
    return (runs[name] ?? [{ asks: {}, skips: [] }]).flatMap(({ asks, skips }) =>
      jobs.flatMap((job) =>
        ["failure", "cancelled", "skipped", "success"].map((end) => {
          const due = (one: string) => (skips.includes(one) ? "skipped" : "success");
          const variables = Object.entries(steps[0]?.env ?? {}).map(([variable, value]) => {
            const one = /needs\.([\w-]+)\.result/.exec(value)?.[1];
            const result = one === job ? end : due(one ?? "");
            return [variable, one === undefined ? asks[variable] : result];
          });
          return {
            file,
            asks,
            job,
            end,
            green: end === due(job),
            script: steps[0]?.run ?? "",
            variables: Object.fromEntries(variables) as Variables,
          };
        }),
      ),
    );
  });

  test("is green with what was due alone, whatever else one of the jobs ends with", () => {
    const ends = inBash(cases);
    expect(ends).toHaveLength(cases.length);
    const wrong = cases
      .map(({ file, asks, job, end, green }, index) => ({
        ...{ file, asks, job, end, green },
        code: ends[index]?.code,
      }))
      .filter(({ green, code }) => (code === 0) !== green);
    expect(wrong).toEqual([]);
  });

  test("is asked in every workflow that has more than one job", () => {
    const several = workflows.filter((file) => {
      const { on, jobs } = parse(read(file));
      return on?.workflow_call !== undefined && Object.keys(jobs).length > 1;
    });
    expect(several).toEqual(called);
    expect(new Set(cases.map(({ file }) => file))).toEqual(new Set(called));
  });
});

function asked(names: string, value: string): Variables {
  return Object.fromEntries(names.split(" ").map((name) => [`${name}_DUE`, value]));
}

test("a repository that GitHub does not scan says so loudly, and no other word nor a public one passes", () => {
  const { steps } = jobOf(".github/workflows/quality-gates.yml", "code-scanning");
  const directory = mkdtempSync(path.join(tmpdir(), "slipway-not-scanned-"));
  const ends = inBash(
    [
      ["unavailable", "true"],
      ["unavailable", ""],
      ["unavailable", "false"],
      ["none", "true"],
      ["", "true"],
    ].map(([word = "", hidden = ""]) => ({
      script: `cd "$DIRECTORY"; ${steps[0]?.run ?? ""}`,
      variables: {
        CODE_SCANNING: word,
        PRIVATE: hidden,
        DIRECTORY: directory,
        GITHUB_STEP_SUMMARY: path.join(directory, "summary.md"),
      },
    })),
  );
  const report = JSON.parse(
    readFileSync(path.join(directory, ".slipway/code-scanning-report.json"), "utf8"),
  );
  const summary = readFileSync(path.join(directory, "summary.md"), "utf8");
  rmSync(directory, { recursive: true });
  expect(ends.map(({ code }) => code)).toEqual([0, 0, 1, 1, 1]);
  expect(ends[0]?.output).toContain("::warning title=code-scanning::Not scanned: neither CodeQL");
  expect(ends[2]?.output).toContain("this repository is public");
  expect(ends[3]?.output).toContain('"code-scanning" is "none". Use "required"');
  expect(summary).toContain("### Not scanned");
  expect(report).toMatchObject({ verdict: "warn", reasons: [{ code: "not-scanned" }] });
});
