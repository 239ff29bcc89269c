// Karma's configuration in the pipeline: the product's own one, with reports that programs can
// read, and a browser that runs without a screen. The product's file is not changed.
const { existsSync, mkdirSync, writeFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const path = require("node:path");
const { pathToFileURL } = require("node:url");

const { SLIPWAY_CLIENT, SLIPWAY_KARMA_CONFIG, SLIPWAY_KARMA_BUILDER, SLIPWAY_OUTPUT } = process.env;
const ofClient = createRequire(path.join(SLIPWAY_CLIENT, "package.json"));

module.exports = async (config) => {
  const own = SLIPWAY_KARMA_CONFIG && path.resolve(SLIPWAY_CLIENT, SLIPWAY_KARMA_CONFIG);
  if (own && existsSync(own)) {
    // import() takes CommonJS and ES modules alike.
    const loaded = await import(pathToFileURL(own));
    await (loaded.default?.default ?? loaded.default)(config);
    // Karma reads a relative basePath from where its configuration lies, which is here now.
    config.set({ basePath: path.resolve(path.dirname(own), config.basePath || "") });
  } else config.set(builtIn());
  const { junit } = await import("./junit.mjs");
  const coverage = optional("karma-coverage");
  config.set({
    plugins: [
      ...(config.plugins ?? ["karma-*"]).filter((plugin) => plugin !== "karma-coverage"),
      ...(coverage ? [coverage] : []),
      { "reporter:slipway": ["value", reporter(junit)] },
    ],
    reporters: ["dots", "coverage", "slipway"],
    browsers: ["SlipwayChrome"],
    customLaunchers: {
      ...config.customLaunchers,
      SlipwayChrome: {
        base: "ChromeHeadless",
        flags: ["--no-sandbox", "--disable-dev-shm-usage"],
      },
    },
    autoWatch: false,
    singleRun: true,
    restartOnFileChange: false,
  });
  // Replaced, where set() would merge: the product's own thresholds are the gate's business here.
  config.coverageReporter = {
    dir: path.join(SLIPWAY_OUTPUT, "coverage"),
    subdir: ".",
    reporters: [
      { type: "lcovonly", file: "lcov.info" },
      { type: "cobertura", file: "cobertura.xml" },
      { type: "text-summary" },
    ],
  };
};

/** What Angular's builder takes where the product has no configuration. */
function builtIn() {
  const devkit = SLIPWAY_KARMA_BUILDER === "@angular-devkit/build-angular";
  return {
    basePath: SLIPWAY_CLIENT,
    frameworks: ["jasmine", ...(devkit ? ["@angular-devkit/build-angular"] : [])],
    plugins: [
      "karma-jasmine",
      "karma-chrome-launcher",
      ...(devkit ? ["@angular-devkit/build-angular/plugins/karma"] : []),
    ].map((name) => ofClient(name)),
  };
}

function optional(name) {
  try {
    return ofClient(name);
  } catch {
    return undefined;
  }
}

function reporter(junit) {
  const cases = [];
  return {
    adapters: [],
    onSpecComplete(_browser, { suite, description, success, skipped, time, log }) {
      const outcome = skipped ? "skipped" : success ? "passed" : "failed";
      cases.push({
        suite: suite.join(" "),
        name: description,
        seconds: time / 1_000,
        outcome,
        message: log.join("\n").slice(0, 4_000),
      });
    },
    onRunComplete() {
      mkdirSync(path.join(SLIPWAY_OUTPUT, "test-results"), { recursive: true });
      writeFileSync(path.join(SLIPWAY_OUTPUT, "test-results", "unit.xml"), junit(cases));
    },
  };
}
