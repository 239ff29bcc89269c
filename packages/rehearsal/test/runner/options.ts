import type { RunEvent, RunOptions } from "../../src/runner/index.ts";

export const workflowPath = ".github/workflows/test.yml";

/** For a process of the runner's own: what it needs, and where `npm test` keeps compiled sources. */
export function childEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, NODE_COMPILE_CACHE } = process.env;
  return { PATH, HOME, ...(NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE }) };
}

/** Options for a repository `acme/shop` at `main`. */
export function optionsFor(
  repository: { readonly directory: string; readonly sha: string },
  workDirectory: string,
  onEvent: (event: RunEvent) => void,
): RunOptions {
  return {
    repository: { ...repository, name: "acme/shop", ref: "refs/heads/main" },
    workflow: workflowPath,
    event: { name: "push", payload: {} },
    mapping: {},
    environments: {},
    vars: {},
    secrets: {},
    approve: async () => "no-reviewer",
    machine: { environment: {} },
    standIns: {},
    workDirectory,
    onEvent,
    signal: new AbortController().signal,
  };
}
