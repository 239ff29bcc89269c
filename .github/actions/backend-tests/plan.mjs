/**
 * @typedef {{ sdk?: { version?: string, rollForward?: string, allowPrerelease?: boolean },
 *   test?: { runner?: string } }} GlobalJson
 */

/** Non-empty lines. @param {string} text @returns {string[]} */
export function lines(text) {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

/**
 * Arguments of `dotnet test` for one solution or project that is built already.
 *
 * @param {{ target: string, configuration: string, settings: string, filter: string,
 *   coverage: boolean, results: string, runner: "VSTest" | "Microsoft.Testing.Platform" }} wanted
 *   `results` is absolute
 * @returns {string[]}
 */
export function testArguments(wanted) {
  const { target, configuration, settings, filter, coverage, results } = wanted;
  const built = ["--configuration", configuration, "--no-build", "--results-directory", results];
  if (wanted.runner === "Microsoft.Testing.Platform") {
    // https://learn.microsoft.com/dotnet/core/tools/dotnet-test-mtp
    return [
      "test",
      /\.slnx?$/i.test(target) ? "--solution" : "--project",
      target,
      ...built,
      "--report-trx",
      ...(coverage ? ["--coverage", "--coverage-output-format", "cobertura"] : []),
      ...(settings === "" ? [] : ["--settings", settings]),
      ...(filter === "" ? [] : ["--filter", filter]),
    ];
  }
  return [
    "test",
    target,
    ...built,
    "--logger",
    "trx",
    ...(coverage ? ["--collect", "XPlat Code Coverage"] : []),
    ...(settings === "" ? [] : ["--settings", settings]),
    ...(filter === "" ? [] : ["--filter", filter]),
  ];
}

/** What runs the tests. @param {GlobalJson | undefined} globalJson */
export function testRunner(globalJson) {
  return globalJson?.test?.runner === "Microsoft.Testing.Platform"
    ? "Microsoft.Testing.Platform"
    : "VSTest";
}

/**
 * The product's global.json with one SDK and no other: a runner image has many, and the newest of
 * them would be used.
 *
 * @param {GlobalJson | undefined} globalJson @param {string} version @returns {GlobalJson}
 */
export function pinnedTo(globalJson, version) {
  return { ...globalJson, sdk: { version, rollForward: "disable", allowPrerelease: true } };
}
