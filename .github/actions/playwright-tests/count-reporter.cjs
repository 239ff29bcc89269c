"use strict";

const { writeFileSync } = require("node:fs");

/** Counts beside the product's own reporters; https://playwright.dev/docs/api/class-reporter */
module.exports = class CountReporter {
  onBegin(_config, suite) {
    this.suite = suite;
  }

  onEnd() {
    const tests = this.suite?.allTests() ?? [];
    const skipped = tests.filter((test) => test.outcome() === "skipped").length;
    writeFileSync(
      process.env.SLIPWAY_PLAYWRIGHT_COUNT,
      JSON.stringify({ ran: tests.length - skipped, skipped }),
    );
  }

  /** Playwright then adds nothing to what the product's reporters print. */
  printsToStdio() {
    return false;
  }
};
