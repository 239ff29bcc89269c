module.exports = (config) =>
  config.set({
    frameworks: ["jasmine"],
    plugins: ["karma-jasmine", "karma-coverage", "karma-chrome-launcher"].map((name) =>
      require(name),
    ),
    files: ["jasmine-names.js", { pattern: "built/**/*.js", type: "module" }],
    preprocessors: { "built/src/*.js": ["coverage"] },
    browsers: ["Quiet"],
    customLaunchers: { Quiet: { base: "ChromeHeadless", flags: ["--no-sandbox"] } },
    reporters: ["progress", "coverage"],
    coverageReporter: {
      dir: "coverage",
      reporters: [
        { type: "cobertura", subdir: ".", file: "cobertura-coverage.xml" },
        { type: "lcovonly", subdir: ".", file: "lcov.info" },
        { type: "json", subdir: ".", file: "coverage-final.json" },
        { type: "clover", subdir: ".", file: "clover.xml" },
        { type: "json-summary", subdir: ".", file: "coverage-summary.json" },
      ],
    },
    singleRun: true,
  });
