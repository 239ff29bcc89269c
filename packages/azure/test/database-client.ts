/**
 * A process that copies a database and reads windows and settings, since a CA and a proxy are taken
 * from the environment when Node.js starts. Prints one line of JSON for each call.
 */
import {
  appSettings,
  azureCredential,
  connect,
  databaseToken,
  postgresBackups,
  sqlDatabases,
} from "../src/index.ts";

const {
  AZURE_TENANT: tenantId,
  AZURE_CLIENT: clientId,
  AZURE_SUBSCRIPTION: subscriptionId = "",
  ID_TOKEN_URL: url = "",
  ID_TOKEN_TOKEN: token = "",
} = process.env;

const options = {
  tenantId,
  clientId,
  assertion: async () => {
    const response = await fetch(`${url}&audience=api://AzureADTokenExchange`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return ((await response.json()) as { value: string }).value;
  },
};
const connection = connect(() => azureCredential(options), subscriptionId);
const sql = sqlDatabases(connection, { resourceGroup: "rg", server: "sql-one" });
const settings = appSettings(connection, { resourceGroup: "rg", app: "app-one" }, "green");

const calls: Readonly<Record<string, () => Promise<unknown>>> = {
  async copy() {
    const source = await sql.database("app");
    if (source === undefined) throw new Error("no source");
    const address = await sql.requestCopy(source, "app-copy");
    const during = (await sql.database("app-copy"))?.status;
    while ((await sql.progress(address)).state === "running") {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const after = await sql.database("app-copy");
    return { during, after: after?.status, bytes: await sql.usedBytes("app-copy") };
  },
  async export() {
    return await sql.progress(
      await sql.requestExport("app", {
        url: "https://store.blob.core.windows.net/c/app.bacpac",
        sas: "sig=x",
        login: "admin",
        password: "p",
      }),
    );
  },
  async missing() {
    return (await sql.database("nothing")) === undefined;
  },
  async remove() {
    await sql.remove("app-copy");
    return "asked";
  },
  async window() {
    const backups = await postgresBackups(connection, "rg", "sql-one");
    return { id: backups.id.split("/").at(-1), before: backups.earliestRestore < new Date() };
  },
  async settings() {
    await settings.write({ Maintenance__Enabled: "true", Note: "n" });
    return await settings.write({ Note: undefined });
  },
  token: async () => (await databaseToken("sql", options)).split(".").length,
};

for (const name of process.argv.slice(2)) {
  try {
    console.log(JSON.stringify({ value: await calls[name]?.() }));
  } catch (error) {
    const { status, code, remedy, message } = error as Record<string, unknown>;
    console.log(JSON.stringify({ error: { status, code, remedy, message } }));
  }
}
