import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Bicep, startBicep } from "../src/bicep.ts";
import { checkFiles, strictTypes } from "../src/check.ts";
import { deployments, parameterFile, snapshotFile, variants } from "../src/files.ts";
import { limits } from "./rows/limits.ts";

// One compiler and one comparison for the whole file: each costs seconds.
let directory: string;
let bicep: Bicep;
beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), "infra-"));
  bicep = await startBicep();
}, 600_000);
afterAll(async () => {
  await bicep[Symbol.asyncDispose]();
  rmSync(directory, { recursive: true });
});

test("the files are formatted, have no diagnostic and lead to the committed snapshots", async () => {
  expect(await checkFiles(bicep)).toEqual([]);
}, 600_000);

test.each(["prod", "project"] as const)(
  "the parameters of %s have Azure's limits",
  async (name) => {
    expect(await bicep.limits(parameterFile(name))).toEqual(limits[name]);
  },
  120_000,
);

test("Azure publishes each value of the snapshots; invented ones, which Bicep takes, are found", () => {
  const invented = path.join(directory, "invented.snapshot.json");
  writeFileSync(
    invented,
    readFileSync(snapshotFile("prod"), "utf8")
      .replace('"Standard_RAGRS"', '"Premium_GRS"')
      .replace('"TLS1_2"', '"TLS1_9"'),
  );
  expect(strictTypes([...[...deployments, ...variants].map(snapshotFile), invented])).toEqual([
    expect.stringMatching(/^invented.*\/sku\/name is "Premium_GRS": not one of /),
    expect.stringMatching(/^invented.*\/minimumTlsVersion is "TLS1_9": not one of /),
  ]);
}, 600_000);

test("a type error counts, though Bicep only warns", async () => {
  const file = path.join(directory, "wrong.bicep");
  writeFileSync(
    file,
    "resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {\n  name: 'plan'\n  location: 'westeurope'\n  properties: { reserved: 'yes' }\n}\n",
  );
  expect((await bicep.diagnostics(file)).map(({ line, code }) => `${line} ${code}`)).toContain(
    "4 BCP036",
  );
}, 120_000);
