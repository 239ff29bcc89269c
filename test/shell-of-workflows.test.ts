/** The shell that decides in the callable workflows, run as GitHub runs it. */
import { spawnSync } from "node:child_process";
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
  // Through a pipe, which can be opened as /dev/stdout.
  const { stdout } = spawnSync("bash", ["-c", `{ ${program}\n} | cat`], { encoding: "utf8" });
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
  // A job whose time is up is a cancelled one to those that need it.
  const cases = called.flatMap((file) => {
    const { needs, steps } = jobOf(file, "result");
    const jobs = [needs].flat();
    return jobs.flatMap((job) =>
      ["failure", "cancelled", "skipped", "success"].map((end) => {
        const results = { ...Object.fromEntries(jobs.map((one) => [one, "success"])), [job]: end };
        const variables = Object.entries(steps[0]?.env ?? {}).map(([name, value]) => {
          const one = /needs\.([\w-]+)\.result/.exec(value)?.[1];
          const all = value.includes("needs.*.result") ? Object.values(results).join(" ") : "due";
          return [name, one === undefined ? all : results[one]];
        });
        return {
          file,
          job,
          end,
          script: steps[0]?.run ?? "",
          variables: Object.fromEntries(variables) as Variables,
        };
      }),
    );
  });

  test("is green with success alone, whatever else one of the jobs ends with", () => {
    // What was not asked for is skipped; pipeline and validation know what was.
    const optional = /build-test|quality-gates|infrastructure/;
    const codes = inBash(cases);
    expect(codes).toHaveLength(cases.length);
    const wrong = cases
      .map(({ file, job, end }, index) => ({ file, job, end, code: codes[index]?.code }))
      .filter(({ file, end }) => end !== "skipped" || !optional.test(file))
      .filter(({ end, code }) => (code === 0) !== (end === "success"));
    expect(wrong).toEqual([]);
    expect(called.length).toBeGreaterThanOrEqual(10);
  });
});
