import { describe, expect, test } from "vitest";
import { installation } from "../.github/actions/client-install/lock.mjs";
import { jestCases, junit } from "../.github/actions/client-tests/junit.mjs";
import { fromRoot } from "../.github/actions/client-tests/lcov.mjs";
import { planTests } from "../.github/actions/client-tests/plan.mjs";
import { countTests } from "../.github/actions/test-count/count.mjs";

const trx = (attributes: string) =>
  `<TestRun><ResultSummary><Counters ${attributes} /></ResultSummary></TestRun>`;

describe("tests that ran", () => {
  test("are the executed ones of a TRX file, not its total", () => {
    expect(countTests(trx('total="5" executed="3" passed="3"'))).toEqual({ ran: 3, skipped: 2 });
  });

  test("are the cases of a JUnit report that were not skipped", () => {
    const report = '<testsuites tests="9"><testsuite tests="9"><testcase name="a"/>';
    expect(
      countTests(`${report}<testcase name="b"><skipped/></testcase></testsuite></testsuites>`),
    ).toEqual({ ran: 1, skipped: 1 });
  });

  test("are none where output only speaks of them", () => {
    const quoted = "<system-out><![CDATA[<testcase name='x'/>]]></system-out><!-- <testcase/> -->";
    expect(countTests(`<testsuites>${quoted}</testsuites>`)).toEqual({ ran: 0, skipped: 0 });
  });

  test("are unknown in any other file, such as a coverage report", () => {
    expect(countTests('<coverage line-rate="1"/>')).toBeUndefined();
  });
});

describe("packages are installed", () => {
  const level = (files: string[], packageManager?: string) => ({
    directory: "client",
    files,
    manifest: packageManager === undefined ? {} : { packageManager },
  });

  test.each([
    ["package-lock.json", undefined, "npm ci --no-audit --no-fund"],
    [
      "pnpm-lock.yaml",
      "pnpm@9.1.0",
      "npx --yes pnpm@9.1.0 install --frozen-lockfile --config.pm-on-fail=ignore",
    ],
    ["yarn.lock", "yarn@1.22.22+sha1.x", "npx --yes yarn@1.22.22 install --frozen-lockfile"],
    ["yarn.lock", "yarn@4.5.0", "npx --yes @yarnpkg/cli-dist@4.5.0 install --immutable"],
  ])("by %s (%s) with %s", (file, packageManager, command) => {
    const how = installation([level([file], packageManager)]);
    expect("command" in how && how.command.join(" ")).toBe(command);
  });

  test("at the root of a workspace when the lock file lies there", () => {
    const root = { ...level(["pnpm-lock.yaml"], "pnpm@9.1.0"), directory: "root" };
    expect(installation([level(["package.json"]), root])).toMatchObject({ directory: "root" });
  });

  test.each([
    ["no lock file", level([]), "no lock file"],
    ["two of them", level(["yarn.lock", "package-lock.json"]), "lock files of yarn and npm"],
    ["another manager's", level(["package-lock.json"], "pnpm@9.1.0"), "the lock file is npm's"],
    ["one of an unknown version", level(["yarn.lock"]), '"packageManager": "yarn@<version>"'],
  ])("not with %s, and the sentence says why", (_, one, words) => {
    expect(installation([one])).toHaveProperty("refused", expect.stringContaining(words));
  });
});

describe("unit tests of a client", () => {
  const angular = (builder: string, options: object = {}) => ({
    projects: { "Shop.client": { root: "", architect: { test: { builder, options } } } },
  });
  const plan = (client: object, wanted: object = {}) =>
    planTests(
      { manifest: {}, angular: undefined, files: [], ...client },
      { runner: "auto", script: "", project: "", ...wanted },
      { output: "/out", karma: "/slipway/karma.slipway.cjs" },
    );

  test.each(["@angular-devkit/build-angular", "@angular/build"])(
    "in karma by %s get our configuration around the product's",
    (builder) => {
      expect(plan({ angular: angular(`${builder}:karma`), files: ["karma.conf.js"] })).toEqual({
        kind: "karma",
        karma: { config: "karma.conf.js", builder },
        command: [
          "npx",
          "ng",
          "test",
          "Shop.client",
          "--watch=false",
          "--browsers=SlipwayChrome",
          "--code-coverage",
          "--karma-config=/slipway/karma.slipway.cjs",
        ],
      });
    },
  );

  test.each([
    ["Angular's unit-test builder", { angular: angular("@angular/build:unit-test") }, "unit-test"],
    [
      "that builder with karma",
      { angular: angular("@angular/build:unit-test", { runner: "karma" }) },
      "karma",
    ],
    ["vitest", { manifest: { devDependencies: { vitest: "5" } } }, "vitest"],
    ["jest", { manifest: { devDependencies: { jest: "29" } } }, "jest"],
  ])("of %s are found out", (_, client, kind) => {
    expect(plan(client)).toHaveProperty("kind", kind);
  });

  test("of a script are left to it", () => {
    const client = { angular: angular("@angular/build:karma") };
    expect(plan(client, { script: "test:ci -- --coverage" })).toEqual({
      kind: "script",
      command: ["npm", "run", "test:ci", "--", "--coverage"],
    });
  });

  test.each([
    ["there are none", {}, {}, "A client without tests cannot pass"],
    [
      "another builder runs them",
      { angular: angular("@angular-builders/jest:run") },
      {},
      '"client-test"',
    ],
    [
      "several projects have some",
      { angular: { projects: { ...angular("x").projects, b: { targets: { test: {} } } } } },
      {},
      "Shop.client, b",
    ],
    [
      "the project is another one",
      { angular: angular("x") },
      { project: "y" },
      "It has Shop.client.",
    ],
  ])("are refused with one sentence when %s", (_, client, wanted, words) => {
    expect(plan(client, wanted)).toHaveProperty("refused", expect.stringContaining(words));
  });

  test("of jest become a JUnit report whose count is right, whatever their names", () => {
    const assertionResults = [
      { ancestorTitles: ["<a & b>"], title: '"x" ]]>', duration: 12, status: "passed" },
      { title: "fails\u0000", status: "failed", failureMessages: ["<testcase/>"] },
      { title: "later", status: "pending" },
    ];
    const report = junit(jestCases({ testResults: [{ assertionResults }] }));
    expect(countTests(report)).toEqual({ ran: 2, skipped: 1 });
    expect(report).not.toContain("\u0000");
  });
});

describe("files in a client's lcov report", () => {
  const named = (line: string) =>
    fromRoot(`TN:\n${line}\nDA:1,1\n`, {
      client: "/repo/web/shop",
      root: "/repo",
      exists: (file) => file === "/repo/web/shop/src/app.ts",
    }).split("\n")[1];

  test.each([
    ["the client's own", "SF:src/app.ts", "SF:web/shop/src/app.ts"],
    ["one written on Windows", "SF:src\\app.ts\r", "SF:web/shop/src/app.ts\r"],
    ["one from the root already", "SF:web/shop/src/app.ts", "SF:web/shop/src/app.ts"],
    ["one that is absolute", "SF:/repo/web/shop/src/app.ts", "SF:/repo/web/shop/src/app.ts"],
    ["one outside the repository", "SF:../../../etc/passwd", "SF:../../../etc/passwd"],
  ])("are named from the repository's root: %s", (_, line, wanted) => {
    expect(named(line)).toBe(wanted);
  });
});
