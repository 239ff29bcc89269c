/**
 * @typedef {{ scripts?: Record<string, string>, dependencies?: Record<string, string>,
 *   devDependencies?: Record<string, string> }} Manifest
 * @typedef {{ builder?: string, options?: { runner?: string, karmaConfig?: string } }} Target
 * @typedef {{ projects?: Record<string, { root?: string, architect?: { test?: Target },
 *   targets?: { test?: Target } }> }} AngularWorkspace
 * @typedef {{ kind: string, command: readonly string[], karma?: { config: string, builder: string } }} Plan
 *   `karma`: the product's own configuration, relative to the client, "" for none
 */

/**
 * What runs a client's unit tests once, with coverage and JUnit results.
 *
 * @param {{ manifest: Manifest, angular: AngularWorkspace | undefined, files: readonly string[] }} client
 * @param {{ runner: string, script: string, project: string }} wanted
 * @param {{ output: string, karma: string }} places absolute: where results go, and our karma configuration
 * @returns {Plan | { refused: string }}
 */
export function planTests(client, wanted, { output, karma }) {
  if (wanted.runner === "script" || (wanted.runner === "auto" && wanted.script !== "")) {
    if (wanted.script === "")
      return { refused: 'The runner "script" needs the input "client-test".' };
    return { kind: "script", command: ["npm", "run", ...wanted.script.split(/\s+/)] };
  }
  const tested = testTarget(client.angular, wanted.project);
  if (tested !== undefined && "refused" in tested) return tested;
  const builder = tested?.target.builder ?? "";
  const runner = wanted.runner === "auto" ? found(client, builder) : wanted.runner;
  const ng = ["npx", "ng", "test", ...(tested === undefined ? [] : [tested.name]), "--watch=false"];
  const inKarma = {
    config: karmaConfig(tested, client.files),
    builder: builder.replace(/:.*$/, ""),
  };
  const junit = `${output}/test-results/unit.xml`;
  switch (runner) {
    case "karma":
      if (/:unit-test$/.test(builder)) {
        return {
          kind: "karma",
          karma: inKarma,
          command: [
            ...ng,
            "--runner=karma",
            "--browsers=SlipwayChrome",
            "--coverage",
            `--runner-config=${karma}`,
          ],
        };
      }
      return {
        kind: "karma",
        karma: inKarma,
        command: [...ng, "--browsers=SlipwayChrome", "--code-coverage", `--karma-config=${karma}`],
      };
    case "unit-test":
      return {
        kind: "unit-test",
        command: [
          ...ng,
          "--coverage",
          "--coverage-reporters=lcovonly",
          "--coverage-reporters=cobertura",
          "--reporters=default",
          "--reporters=junit",
          `--output-file=${junit}`,
        ],
      };
    case "vitest":
      return {
        kind: "vitest",
        command: [
          "npx",
          "vitest",
          "run",
          "--coverage.enabled",
          "--coverage.reporter=lcovonly",
          "--coverage.reporter=cobertura",
          `--coverage.reportsDirectory=${output}/coverage`,
          "--reporter=default",
          "--reporter=junit",
          `--outputFile.junit=${junit}`,
        ],
      };
    case "jest":
      return {
        kind: "jest",
        command: [
          "npx",
          "jest",
          "--ci",
          "--coverage",
          "--coverageReporters=lcovonly",
          "--coverageReporters=cobertura",
          `--coverageDirectory=${output}/coverage`,
          "--json",
          `--outputFile=${output}/jest.json`,
        ],
      };
    default:
      return {
        refused:
          'It is not clear what runs the client\'s unit tests. Set "client-runner", or "client-test" to a script that writes lcov and JUnit. A client without tests cannot pass: the gate would have nothing to judge.',
      };
  }
}

/** @param {Parameters<typeof planTests>[0]} client @param {string} builder */
function found({ manifest, angular }, builder) {
  if (/:karma$/.test(builder)) return "karma";
  if (/:unit-test$/.test(builder)) {
    const [project] = Object.values(angular?.projects ?? {});
    const target = project?.architect?.test ?? project?.targets?.test;
    return target?.options?.runner === "karma" ? "karma" : "unit-test";
  }
  if (builder !== "") return "";
  const packages = { ...manifest.dependencies, ...manifest.devDependencies };
  return ["vitest", "jest"].find((name) => name in packages) ?? "";
}

/**
 * @param {AngularWorkspace | undefined} angular
 * @param {string} wanted
 * @returns {{ name: string, root: string, target: Target } | { refused: string } | undefined}
 */
function testTarget(angular, wanted) {
  if (angular === undefined) return undefined;
  const tested = Object.entries(angular.projects ?? {}).flatMap(([name, project]) => {
    const target = project.architect?.test ?? project.targets?.test;
    return target === undefined ? [] : [{ name, root: project.root ?? "", target }];
  });
  if (wanted !== "") {
    return (
      tested.find(({ name }) => name === wanted) ?? {
        refused: `angular.json has no tests for the project "${wanted}". It has ${tested.map(({ name }) => name).join(", ") || "none"}.`,
      }
    );
  }
  if (tested.length <= 1) return tested[0];
  return {
    refused: `angular.json has tests for ${tested.map(({ name }) => name).join(", ")}. Name one in the input "client-project".`,
  };
}

/** @param {ReturnType<typeof testTarget>} tested @param {readonly string[]} files */
function karmaConfig(tested, files) {
  if (tested === undefined || "refused" in tested) return "";
  const named = tested.target.options?.karmaConfig;
  if (named !== undefined) return named;
  const base = tested.root === "" ? "" : `${tested.root}/`;
  const usual = ["js", "cjs", "mjs"].map((end) => `${base}karma.conf.${end}`);
  return usual.find((name) => files.includes(name)) ?? "";
}
