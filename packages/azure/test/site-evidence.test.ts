import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { AzureError } from "../src/azure-error.ts";
import type { Answer, Connection } from "../src/connection.ts";
import { siteEvidence } from "../src/site-evidence.ts";

const name = { resourceGroup: "rg", app: "app-one" };

/** A connection that answers from a table; paths are below the site. */
function answering(pages: Readonly<Record<string, unknown>>, asked: string[] = []): Connection {
  return {
    subscriptionId: "sub",
    call: () => Promise.reject(new Error("not used")),
    request: async (_operation, _method, path): Promise<Answer> => {
      asked.push(path);
      const part = Object.keys(pages).find((key) => path.endsWith(key));
      return { status: 200, headers: {}, body: part === undefined ? {} : pages[part] };
    },
  };
}

describe("what Azure knows of a site", () => {
  it("joins the pages of a list and both kinds of references", async () => {
    const item = (setting: string, status: string) => ({
      name: setting,
      properties: { status, vaultName: "kv", secretName: "s" },
    });
    const connection = answering({
      "configreferences/appsettings": {
        value: [item("A", "Resolved")],
        nextLink: "/more/page-2",
      },
      "/more/page-2": { value: [item("B", "SecretNotFound")], nextLink: null },
      "configreferences/connectionstrings": { value: [item("Db", "Resolved")] },
    });
    expect(await siteEvidence(connection, name, undefined).keyVaultReferences()).toEqual([
      { setting: "A", vault: "kv", secret: "s", status: "Resolved" },
      { setting: "B", vault: "kv", secret: "s", status: "SecretNotFound" },
      { setting: "Db", vault: "kv", secret: "s", status: "Resolved" },
    ]);
  });

  it("asks a slot below its site", async () => {
    const asked: string[] = [];
    const id = createHash("sha256").update("x").digest("hex");
    const connection = answering(
      { instances: { value: [{ name: id, properties: { state: "READY" } }] } },
      asked,
    );
    expect(await siteEvidence(connection, name, "green").instances()).toEqual([
      { id, state: "READY" },
    ]);
    expect(asked).toEqual([
      "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Web/sites/app-one/slots/green/instances",
    ]);
  });

  it("takes an answer without a list for unknown, never for nothing", async () => {
    const evidence = siteEvidence(answering({}), name, undefined);
    await expect(evidence.instances()).rejects.toBeInstanceOf(AzureError);
    await expect(evidence.keyVaultReferences()).rejects.toMatchObject({ code: "UnknownAnswer" });
  });

  it("refuses pages without an end", async () => {
    const connection = answering({ instances: { value: [], nextLink: "/x/instances" } });
    await expect(siteEvidence(connection, name, undefined).instances()).rejects.toMatchObject({
      code: "UnknownAnswer",
    });
  });
});
