import { describe, expect, it } from "vitest";
import { excludedBy, matchesPatterns } from "../../src/runner/source/triggers.ts";
import { job, rehearse, workflow } from "./rehearse.ts";

describe("filter patterns", () => {
  it.each([
    ["main", ["main"], true],
    ["main", ["mai"], false],
    ["releases/10", ["releases/*"], true],
    ["releases/10/x", ["releases/*"], false],
    ["releases/10/x", ["releases/**"], true],
    ["feature/a/b", ["**"], true],
    ["v2", ["v[12]*"], true],
    ["v20.1", ["v[0-9]+.[0-9]"], true],
    ["docs", ["**/docs"], true],
    ["a.b", ["a?b"], false],
    ["beta/x", ["**", "!beta/**"], false],
    ["beta/x", ["**", "!beta/**", "beta/x"], true],
    ["a.js", ["*.js"], true],
    ["axjs", ["*.js"], false],
    ["*", ["\\*"], true],
  ])("%s against %j is %s", (name, patterns, expected) => {
    expect(matchesPatterns(patterns, name)).toBe(expected);
  });
});

describe("on", () => {
  const push = { name: "push", ref: "refs/heads/release/1.0" } as const;
  it.each([
    ["push" as const, push, true],
    [["push", "pull_request"], push, true],
    [{ pull_request: null }, push, false],
    [{ push: { branches: ["release/**"] } }, push, true],
    [{ push: { branches: ["main"] } }, push, false],
    [{ push: { "branches-ignore": ["release/**"] } }, push, false],
    [{ push: { tags: ["v*"] } }, push, false],
    [{ push: { branches: ["main"] } }, { name: "push", ref: "refs/tags/v1" } as const, false],
    [{ push: { tags: ["v*"] } }, { name: "push", ref: "refs/tags/v1" } as const, true],
    [{ push: { paths: ["src/**"] } }, { ...push, changedPaths: ["docs/a.md"] }, false],
    [{ push: { paths: ["src/**"] } }, { ...push, changedPaths: ["docs/a.md", "src/a.ts"] }, true],
    [{ push: { "paths-ignore": ["docs/**"] } }, { ...push, changedPaths: ["docs/a.md"] }, false],
    [{ push: { paths: ["src/**"] } }, push, true],
    [
      { pull_request: { branches: ["main"] } },
      { name: "pull_request", ref: "refs/pull/1/merge", baseRef: "main" } as const,
      true,
    ],
    [
      { pull_request: null },
      { name: "pull_request", ref: "refs/pull/1/merge", activity: "labeled" } as const,
      false,
    ],
  ])("%j with %j runs: %s", (on, event, runs) => {
    expect(excludedBy(on, event) === undefined).toBe(runs);
  });

  it("a push that a filter leaves out skips the workflow and says why", async () => {
    const { result, jobs } = await rehearse(
      workflow(job("one"), "on: { push: { branches: [release/**] } }"),
    );
    expect(result).toMatchObject({
      conclusion: "skipped",
      reason: '"on.push.branches" leaves "main" out.',
    });
    expect(jobs).toEqual({});
  });
});

describe("workflow_dispatch inputs", () => {
  const text = workflow(
    job("one", `echo '\${{ toJSON(inputs) }}' '\${{ github.event.inputs.flag }}'`),
    `on:
  workflow_dispatch:
    inputs:
      target: { type: choice, options: [dev, prod], required: true }
      flag: { type: boolean, default: true }
      count: { type: number, default: 2 }
      note: { type: string }`,
  );
  const dispatch = (inputs: Record<string, string>) =>
    rehearse(text, { event: { name: "workflow_dispatch", payload: {}, inputs } });

  it("are typed, with defaults", async () => {
    const { lines } = await dispatch({ target: "prod", flag: "false" });
    expect(
      JSON.parse(
        lines()
          .join("\n")
          .replace(/ false$/, ""),
      ),
    ).toEqual({
      target: "prod",
      flag: false,
      count: 2,
      note: "",
    });
  });

  it.each([
    [{}, 'The required input "target" was not given.'],
    [{ target: "moon" }, 'must be one of dev, prod, not "moon"'],
    [{ target: "dev", flag: "maybe" }, "must be true or false"],
    [{ target: "dev", count: "many" }, "must be a number"],
    [{ target: "dev", extra: "1" }, 'Unexpected input "extra" was given.'],
  ])("%j is refused", async (inputs, message) => {
    await expect(dispatch(inputs)).rejects.toThrow(message);
  });
});
