import type { AppName } from "./app-service.ts";
import { AzureError, type Operation, unknownAnswer } from "./azure-error.ts";
import type { Connection } from "./connection.ts";

/** One setting that a swap with production would change; its value is never read out. */
export interface SlotDifference {
  /** `General`, `AppSetting` or `ConnectionString` (Microsoft.Web SlotDifference). */
  readonly type: string;
  readonly name: string;
  /** For example `SettingsWillBeModifiedInDestination`. */
  readonly rule: string;
}

/** Where a connection string leads, without its credentials; empty parts where it names none. */
export interface DatabaseTarget {
  readonly server: string;
  readonly database: string;
}

/** A connection string that stays with its slot, and where each side's leads. */
export interface StickyConnection {
  readonly name: string;
  readonly production: DatabaseTarget | undefined;
  readonly slot: DatabaseTarget | undefined;
}

export interface SlotSettings {
  /** What a swap of the slot with production would change. */
  differences(slot: string): Promise<readonly SlotDifference[]>;
  /** Names of connection strings that stay with their slot; app settings `ConnectionStrings__*` count. */
  stickyConnectionNames(): Promise<readonly string[]>;
  /**
   * Both sides' targets of those names. Needs the right to list settings.
   *
   * @throws AzureError with status 403 when that right is missing
   */
  stickyConnections(slot: string, names: readonly string[]): Promise<readonly StickyConnection[]>;
}

const web = "Microsoft.Web/sites";
/** Microsoft.Web 2023-01-01: WebApps_ListSlotDifferencesSlot, _ListSlotConfigurationNames, _ListConnectionStrings. */
const query = { "api-version": "2023-01-01" };

export function slotSettings(connection: Connection, name: AppName): SlotSettings {
  const site = `/subscriptions/${connection.subscriptionId}/resourceGroups/${name.resourceGroup}/providers/${web}/${name.app}`;
  const operation = (what: string, permission: string, slot?: string): Operation => ({
    name: what,
    permission: `${web}/${permission}`,
    resource: slot === undefined ? name.app : `${name.app}/slots/${slot}`,
  });

  const strings = async (slot: string | undefined, kind: "connectionstrings" | "appsettings") => {
    const part = slot === undefined ? "" : "slots/";
    const reading = operation("Listing the settings", `${part}config/list/action`, slot);
    const path = `${site}${slot === undefined ? "" : `/slots/${slot}`}/config/${kind}/list`;
    const { body } = await connection.request(reading, "post", path, { query });
    return propertiesOf(reading, body);
  };

  return {
    async differences(slot) {
      const reading = operation("Comparing the slots", "slots/slotsdiffs/action", slot);
      const { body } = await connection.request(
        reading,
        "post",
        `${site}/slots/${slot}/slotsdiffs`,
        { query, body: { targetSlot: "production", preserveVnet: true } },
      );
      const { value } = (body ?? {}) as { value?: unknown };
      if (!Array.isArray(value)) throw unknownAnswer(reading, "list of differences");
      return value.map((entry: { properties?: Record<string, unknown> }) => ({
        type: String(entry.properties?.settingType ?? ""),
        name: String(entry.properties?.settingName ?? ""),
        rule: String(entry.properties?.diffRule ?? ""),
      }));
    },
    async stickyConnectionNames() {
      const reading = operation("Reading the names of slot settings", "config/read");
      const { body } = await connection.request(reading, "get", `${site}/config/slotConfigNames`, {
        query,
      });
      const { connectionStringNames, appSettingNames } = propertiesOf(reading, body);
      const names = (list: unknown) => (Array.isArray(list) ? list.map(String) : []);
      return [
        ...names(connectionStringNames),
        ...names(appSettingNames).filter((setting) => /^ConnectionStrings(__|:)/i.test(setting)),
      ];
    },
    async stickyConnections(slot, names) {
      if (names.length === 0) return [];
      const sides = await Promise.all(
        [undefined, slot].map(async (side) => ({
          connections: await strings(side, "connectionstrings"),
          settings: await strings(side, "appsettings"),
        })),
      );
      const target = (side: (typeof sides)[number] | undefined, wanted: string) => {
        const entry = side?.connections[wanted] ?? side?.settings[wanted];
        const text = typeof entry === "string" ? entry : (entry as { value?: unknown })?.value;
        return typeof text === "string" ? databaseTarget(text) : undefined;
      };
      return names.map((wanted) => ({
        name: wanted,
        production: target(sides[0], wanted),
        slot: target(sides[1], wanted),
      }));
    },
  };
}

/**
 * Server and database of an ADO.NET connection string, in lower case (Microsoft.Data.SqlClient:
 * "Server"/"Data Source"/"Host", "Database"/"Initial Catalog"). A Key Vault reference leads where
 * the secret says, so the reference itself stands for the server.
 */
export function databaseTarget(connectionString: string): DatabaseTarget {
  if (connectionString.trimStart().startsWith("@Microsoft.KeyVault")) {
    return { server: connectionString.trim().toLowerCase(), database: "" };
  }
  const parts = new Map(
    connectionString.split(";").map((part) => {
      const [key = "", ...value] = part.split("=");
      return [key.trim().toLowerCase(), value.join("=").trim().toLowerCase()];
    }),
  );
  const first = (...keys: string[]) => keys.map((key) => parts.get(key)).find(Boolean) ?? "";
  return {
    server: first("server", "data source", "host", "addr", "address", "network address")
      .replace(/^tcp:/, "")
      .replace(/,1433$/, ""),
    database: first("database", "initial catalog"),
  };
}

function propertiesOf(reading: Operation, body: unknown): Record<string, unknown> {
  const { properties } = (body ?? {}) as { properties?: unknown };
  if (typeof properties !== "object" || properties === null) {
    throw unknownAnswer(reading, "properties");
  }
  return properties as Record<string, unknown>;
}

/** Whether a call failed because the identity may not make it. */
export function isForbidden(error: unknown): boolean {
  return error instanceof AzureError && error.status === 403;
}
