import { defineConfig } from "vitest/config";

const conditions = ["source"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["test/*.test.ts", "infra/test/*.test.ts", "{actions,packages}/*/test/**/*.test.ts"],
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    // Much of the time is spent waiting for real processes, so more than the cores can work at it.
    maxWorkers: 3,
    testTimeout: 90_000,
    hookTimeout: 90_000,
    execArgv: ["--import", "./test/json-imports.ts"],
  },
});
