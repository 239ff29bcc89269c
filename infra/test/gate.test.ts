import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startBicep } from "../src/bicep.ts";
import { checkInfrastructure, strictTypes } from "../src/check.ts";
import { snapshotFile } from "../src/files.ts";

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), "infra-"));
});
afterAll(() => rmSync(directory, { recursive: true }));

test("the files are formatted, have no diagnostic and lead to the committed snapshots", async () => {
  expect(await checkInfrastructure()).toEqual([]);
}, 300_000);

test("a size and a TLS version that are none are found, though Bicep takes them", () => {
  const file = path.join(directory, "prod.snapshot.json");
  const invented = readFileSync(snapshotFile("prod"), "utf8")
    .replace('"Standard_RAGRS"', '"Premium_GRS"')
    .replace('"TLS1_2"', '"TLS1_9"');
  writeFileSync(file, invented);
  expect(strictTypes([file])).toEqual([
    expect.stringContaining('/sku/name is "Premium_GRS": not one of '),
    expect.stringContaining('/minimumTlsVersion is "TLS1_9": not one of '),
  ]);
}, 120_000);

test("a type error counts, though Bicep only warns", async () => {
  const file = path.join(directory, "wrong.bicep");
  writeFileSync(
    file,
    "resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {\n  name: 'plan'\n  location: 'westeurope'\n  properties: { reserved: 'yes' }\n}\n",
  );
  await using bicep = await startBicep();
  expect((await bicep.diagnostics(file)).map(({ line, code }) => `${line} ${code}`)).toContain(
    "4 BCP036",
  );
}, 120_000);
