import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { startAzure } from "../src/index.ts";
import { AzCommands, az } from "./support/az-commands.ts";
import { expandedTemplate } from "./support/expanded-template.ts";

const snapshot = path.resolve(import.meta.dirname, "../../../infra/parameters/prod.snapshot.json");

it("az deploys production's snapshot; what it asks afterwards changes nothing", async (ctx) => {
  if (az === undefined) return ctx.skip("not run: az is not installed");
  const directory = mkdtempSync(path.join(tmpdir(), "az-deployments-"));
  const azure = await startAzure({
    directory,
    subscriptionId: "00000000-0000-0000-0000-00000000000a",
    retryAfterSeconds: 1,
  });
  try {
    await azure.provision({
      principals: [{ clientId: "owner", secret: "s3cret", roles: [{ role: "Owner" }] }],
    });
    const { predictedResources } = JSON.parse(readFileSync(snapshot, "utf8"));
    const file = path.join(directory, "template.json");
    writeFileSync(file, JSON.stringify(expandedTemplate(predictedResources)));
    using commands = new AzCommands({
      PATH: process.env.PATH,
      HOME: directory,
      AZURE_CONFIG_DIR: path.join(directory, "az"),
      AZURE_CORE_COLLECT_TELEMETRY: "0",
      AZURE_CORE_ONLY_SHOW_ERRORS: "1",
      ...azure.environment,
    });
    const which = ["--name", "prod", "--location", "westeurope", "--template-file", file];
    await commands.run(
      "login", "--service-principal", "--username", "owner", "--password", "s3cret",
      "--tenant", azure.tenantId,
    ); // biome-ignore format: one line per part of the command
    const { properties } = await commands.run("deployment", "sub", "create", ...which);
    expect(properties.provisioningState).toBe("Succeeded");
    expect(properties.outputResources).toHaveLength(predictedResources.length);
    const answer = await commands.run(
      "deployment",
      "sub",
      "what-if",
      ...which,
      "--no-pretty-print",
    );
    const kinds = answer.changes.map(({ changeType }: { changeType: string }) => changeType);
    expect([...new Set(kinds)]).toEqual(["NoChange"]);
  } finally {
    await azure.stop();
    rmSync(directory, { recursive: true });
  }
}, 300_000);
