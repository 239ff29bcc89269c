/**
 * A product whose first stage is recorded: the real workflow files run, but what `build-test.yml`
 * would build in minutes lies ready in the repository and is handed over under the same names.
 */

import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse, stringify } from "yaml";
import { readPack, writePack } from "../../../../actions/ef-migrate/src/pack/files.ts";
import { appliedThrough, planContexts } from "../../../../actions/ef-migrate/src/plan/plan.ts";
import { Bench } from "../../../../actions/ef-migrate/test/operate.ts";
import { contextOf, packDirectory } from "../../../../actions/ef-migrate/test/pack-of.ts";

const slipway = path.resolve(import.meta.dirname, "../../../..");

// biome-ignore lint/suspicious/noExplicitAny: a workflow file is changed here and there.
export type WorkflowFile = any;
/** Changes to workflow files by name; each is told why where it is made. */
export type Edits = Readonly<Record<string, (workflow: WorkflowFile) => void>>;

/** Artifacts that the first stage hands over, and the directory of the repository that holds them. */
const handedOver = ["app", "migrations", "coverage-backend", "coverage-frontend"];

/** Slipway as it stands, with stage 1 recorded. @returns its directory */
export function recordedSlipway(directory: string, edits: Edits = {}): string {
  const workflows = path.join(directory, ".github/workflows");
  mkdirSync(workflows, { recursive: true });
  symlinkSync(path.join(slipway, "actions"), path.join(directory, "actions"));
  symlinkSync(path.join(slipway, ".github/actions"), path.join(directory, ".github/actions"));
  for (const name of readdirSync(path.join(slipway, ".github/workflows"))) {
    const file = parse(readFileSync(path.join(slipway, ".github/workflows", name), "utf8"));
    if (name === "build-test.yml") record(file);
    edits[name]?.(file);
    writeFileSync(path.join(workflows, name), stringify(file));
  }
  return directory;
}

/** In the place of all jobs: what they would have handed over. */
function record(buildTest: WorkflowFile): void {
  delete buildTest.on.workflow_call.outputs;
  buildTest.jobs = {
    package: {
      name: "Package",
      "runs-on": "ubuntu-24.04",
      "timeout-minutes": 5,
      permissions: { contents: "read" },
      steps: [
        { uses: "actions/checkout@v7", with: { "persist-credentials": false } },
        {
          // The gate takes no report that is older than the commit.
          run: `printf '{ "commit": "%s" }' "$GITHUB_SHA" > recorded/app/build-info.json
sed -i.old "s/@now@/$(date +%s)/" recorded/coverage-backend/1/coverage.cobertura.xml`,
        },
        ...handedOver.map((name) => ({
          uses: "actions/upload-artifact@v7",
          with: { name, path: `recorded/${name}` },
        })),
      ],
    },
  };
}

/** Stage 2 where it is not what a test is about. */
export function openGates(qualityGates: WorkflowFile): void {
  delete qualityGates.on.workflow_call.outputs;
  qualityGates.jobs = {
    open: {
      "runs-on": "ubuntu-24.04",
      permissions: {},
      steps: [{ run: "true" }],
    },
  };
}

type Health = "healthy" | "unhealthy" | "silent";

export interface Release {
  readonly faults?: {
    /** What the health endpoint does in the slot, and what under the public name. */
    readonly slot?: Health;
    readonly public?: Health;
    /** Every n-th request of a user for `/people` fails; the checks before the shift ask for no such page. */
    readonly failsEvery?: number;
  };
  readonly settings?: string;
  /** Directory of a migration pack; absent means the one that adds a column. */
  readonly pack: string;
  /** Coverage of the backend in lines of 10. */
  readonly covered?: number;
}

type Faults = NonNullable<Release["faults"]>;

/** Files of the product's repository. */
export function productFiles(release: Release): Record<string, string> {
  const pack = Object.fromEntries(
    readdirSync(release.pack, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [
        `recorded/migrations/${path.relative(release.pack, file)}`,
        readFileSync(file, "utf8"),
      ]),
  );
  return {
    ...pack,
    "recorded/app/server.js": server(release.faults ?? {}),
    "recorded/app/appsettings.json": release.settings ?? '{ "Sql": "#{SqlServerName}#" }\n',
    "recorded/coverage-backend/1/coverage.cobertura.xml": cobertura(release.covered ?? 10),
    "recorded/coverage-backend/tests.trx": trx,
    "recorded/coverage-frontend/lcov.info": lcov,
    "recorded/coverage-frontend/test-results/unit.xml":
      '<testsuites tests="2" failures="0" errors="0" skipped="0" time="0.1"><testsuite name="web" tests="2" failures="0" errors="0" skipped="0"><testcase name="a"/><testcase name="b"/></testsuite></testsuites>\n',
    "web/src/app.ts": "export const add = (a: number, b: number) =>\n  a + b;\n",
    "src/Shop.cs": Array.from({ length: 10 }, (_, index) => `// line ${index + 1}`).join("\n"),
  };
}

/** The caller of a product, as `workflows-templates/ship.yml` has it. */
export function caller(inputs: Readonly<Record<string, unknown>>): string {
  const file = parse(readFileSync(path.join(slipway, "workflows-templates/ship.yml"), "utf8"));
  file.jobs.pipeline.with = {
    ...file.jobs.pipeline.with,
    "client-directory": "web",
    "e2e-directory": "",
    profile: "none",
    ...inputs,
  };
  return stringify(file);
}

/** A product that calls the deployment alone, behind its own build. */
export function lonelyCaller(inputs: Readonly<Record<string, unknown>>): string {
  const path = "megadur/slipway/.github/workflows";
  return stringify({
    name: "Deploy",
    on: "push",
    permissions: {},
    jobs: {
      build: {
        uses: `${path}/build-test.yml@v1`,
        permissions: { contents: "read" },
        with: {
          solution: "Shop.sln",
          "server-project": "src",
          "client-directory": "web",
          "client-output": "dist",
        },
      },
      deploy: {
        needs: "build",
        uses: `${path}/deploy.yml@v1`,
        permissions: { contents: "read", "id-token": "write" },
        with: { environment: "prod", profile: "none", ...inputs },
        secrets: { DATABASE_CONNECTION: `$\{{ secrets.DATABASE_CONNECTION }}` },
      },
    },
  });
}

const provided = (id: string, up: string, down: string) => ({ id, up, down });
const initial = provided(
  "20250101090000_Initial",
  'CREATE TABLE "People" ("Id" INTEGER PRIMARY KEY);',
  'DROP TABLE "People";',
);

/** Packs with their rehearsal, as stage 1 makes them. */
export async function packs(directory: string): Promise<{
  /** The release before: one table. */
  readonly initial: string;
  /** Adds an index: both versions can live with it, and it goes without a loss. */
  readonly expands: string;
  /** Takes a table away that the old version uses. */
  readonly contracts: string;
  /** Has no way back. */
  readonly oneWay: string;
  /** Two contexts with migrations. */
  readonly two: string;
}> {
  const made = async (name: string, ...migrations: ReturnType<typeof provided>[]) => {
    const target = path.join(directory, name);
    const unrehearsed = await packDirectory(migrations);
    using bench = new Bench(readPack(unrehearsed, "pack"));
    const rehearsal = await bench.run("rehearse", { pack: unrehearsed });
    if (rehearsal.report.verdict === "fail") throw new Error(rehearsal.headline);
    cpSync(unrehearsed, target, { recursive: true });
    return target;
  };
  const two = path.join(directory, "two");
  const contexts = ["Shop.Catalogue", "Shop.Identity"].map((name) => ({
    ...contextOf([initial]),
    name,
  }));
  const plan = await planContexts(contexts, [], [], appliedThrough(contexts, undefined), true);
  writePack(two, plan.loaded, {});
  return {
    two,
    initial: await made("initial", initial),
    expands: await made(
      "expands",
      initial,
      provided(
        "20250201090000_IndexPeople",
        'CREATE INDEX "IX_People_Id" ON "People" ("Id");',
        'DROP INDEX "IX_People_Id";',
      ),
    ),
    oneWay: await made(
      "one-way",
      initial,
      provided(
        "20250201090000_AddTeams",
        'CREATE TABLE "Teams" ("Id" INTEGER PRIMARY KEY);',
        "THROW There is no way back.",
      ),
    ),
    contracts: await made(
      "contracts",
      initial,
      provided(
        "20250301090000_DropPeople",
        'DROP TABLE "People";',
        'CREATE TABLE "People" ("Id" INTEGER PRIMARY KEY);',
      ),
    ),
  };
}

/** A site of one file; it hears from its host name whether it is in the slot or public. */
export const server = ({ slot = "healthy", public: users = "healthy", failsEvery = 0 }: Faults) => `
const { createServer } = require("node:http");
const { readFileSync } = require("node:fs");
const { commit } = JSON.parse(readFileSync(__dirname + "/build-info.json", "utf8"));
let asked = 0;
createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://site");
  response.setHeader("x-release", commit);
  response.setHeader("content-type", "application/json");
  // A check is not asked again and again for what it only warns about.
  response.setHeader("strict-transport-security", "max-age=31536000");
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("content-security-policy", "default-src 'self'; frame-ancestors 'none'");
  const health = /-green\\./.test(request.headers.host ?? "") ? "${slot}" : "${users}";
  if (pathname === "/build-info.json") response.end(JSON.stringify({ commit }));
  else if (pathname === "/health") {
    if (health === "silent") return;
    response.statusCode = health === "healthy" ? 200 : 503;
    response.end(JSON.stringify({ status: health === "healthy" ? "Healthy" : "Unhealthy" }));
  } else if (pathname === "/") response.end("{}");
  else if (pathname === "/people") {
    if (${failsEvery} > 0 && ++asked % ${Math.max(failsEvery, 1)} === 0) response.statusCode = 500;
    response.end("{}");
  } else {
    response.statusCode = 404;
    response.end("{}");
  }
}).listen(process.env.PORT, "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));
`;

const cobertura = (covered: number) => `<?xml version="1.0" encoding="utf-8"?>
<coverage line-rate="${covered / 10}" branch-rate="1" version="1.9" timestamp="@now@" lines-covered="${covered}" lines-valid="10" branches-covered="0" branches-valid="0">
  <sources><source>.</source></sources>
  <packages><package name="Shop" line-rate="${covered / 10}" branch-rate="1" complexity="1"><classes>
    <class name="Shop" filename="src/Shop.cs" line-rate="${covered / 10}" branch-rate="1" complexity="1"><methods/><lines>
${Array.from({ length: 10 }, (_, index) => `      <line number="${index + 1}" hits="${index < covered ? 1 : 0}" branch="False"/>`).join("\n")}
    </lines></class>
  </classes></package></packages>
</coverage>
`;

const trx = `<?xml version="1.0" encoding="utf-8"?>
<TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>
  <UnitTestResult testName="a" outcome="Passed"/><UnitTestResult testName="b" outcome="Passed"/><UnitTestResult testName="c" outcome="Passed"/>
</Results><ResultSummary outcome="Completed"><Counters total="3" executed="3" passed="3" failed="0" error="0" timeout="0" aborted="0"/></ResultSummary></TestRun>
`;

const lcov = "SF:web/src/app.ts\nDA:1,1\nDA:2,1\nLF:2\nLH:2\nend_of_record\n";
