import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/longest-first.ts";

const conditions = ["source"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["test/*.test.ts", "infra/test/*.test.ts", "{actions,packages}/*/test/**/*.test.ts"],
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    // A worker for each file would take a sixth of all the time, for loading the same modules.
    isolate: false,
    setupFiles: ["./test/fresh-process.ts"],
    sequence: { sequencer: LongestFirst },
    // Much of the time is spent waiting for real processes, so more than the cores can work at it.
    maxWorkers: 3,
    testTimeout: 90_000,
    hookTimeout: 90_000,
    execArgv: ["--import", "./test/json-imports.ts"],
  },
});
