import { createHash } from "node:crypto";
import { type Content, production, type Slot } from "../web/model.ts";

export type Settings = Pick<Slot, "appSettings" | "connectionStrings">;

/** Prefix that App Service puts before a connection string's name, by its type (docs: "Environment variables"). */
const connectionPrefixes: Readonly<Record<string, string>> = {
  SQLServer: "SQLCONNSTR_",
  SQLAzure: "SQLAZURECONNSTR_",
  MySql: "MYSQLCONNSTR_",
  PostgreSQL: "POSTGRESQLCONNSTR_",
  Custom: "CUSTOMCONNSTR_",
};

/** Variables of this machine that a process needs to run at all. */
const passedOn = ["PATH", "TMPDIR", "TEMP", "TMP", "LANG", "DOTNET_ROOT", "SystemRoot"];

/** The environment of a slot's process (docs: "Environment variables and app settings in App Service"). */
export function workerEnvironment(
  slot: Slot,
  content: Content,
  settings: Settings,
  edge: Readonly<Record<string, string>>,
): Record<string, string> {
  const result: Record<string, string> = {};
  for (const name of passedOn) {
    const value = process.env[name];
    if (value !== undefined) result[name] = value;
  }
  Object.assign(result, edge, {
    HOME: content.home,
    DOTNET_CLI_HOME: content.home,
    DOTNET_NOLOGO: "1",
    DOTNET_CLI_TELEMETRY_OPTOUT: "1",
    WEBSITE_SITE_NAME: slot.site.name,
    WEBSITE_SLOT_NAME: slot.name === production ? "Production" : slot.name,
    WEBSITE_HOSTNAME: slot.hostName,
    WEBSITE_RESOURCE_GROUP: slot.site.resourceGroup,
    WEBSITE_SKU: slot.site.plan().sku.tier,
    WEBSITE_INSTANCE_ID: instanceId(slot),
    REGION_NAME: slot.site.location,
  });
  for (const [name, value] of Object.entries(settings.appSettings)) {
    const variable = name.replaceAll(":", "__");
    result[variable] = value;
    result[`APPSETTING_${variable}`] = value;
  }
  for (const [name, { value, type }] of Object.entries(settings.connectionStrings)) {
    result[`${connectionPrefixes[type] ?? "CUSTOMCONNSTR_"}${name}`] = value;
  }
  return result;
}

/** 64 hexadecimal digits, as ARRAffinity carries them. One instance per slot. */
export function instanceId(slot: Slot): string {
  return createHash("sha256").update(slot.hostName).digest("hex");
}
