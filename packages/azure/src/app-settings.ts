import type { AppName } from "./app-service.ts";
import { type Operation, unknownAnswer } from "./azure-error.ts";
import type { Connection } from "./connection.ts";

/** App settings of an app or of one of its slots. Writing them restarts its processes. */
export interface AppSettings {
  all(): Promise<Readonly<Record<string, string>>>;
  /**
   * Sets these settings and leaves the others; a value of `undefined` removes one. Azure knows only
   * the whole list, so it is read right before and read back after.
   */
  write(
    changes: Readonly<Record<string, string | undefined>>,
  ): Promise<Readonly<Record<string, string>>>;
}

const web = "Microsoft.Web/sites";
/** Microsoft.Web 2023-01-01: WebApps_ListApplicationSettings, WebApps_UpdateApplicationSettings. */
const query = { "api-version": "2023-01-01" };

export function appSettings(
  connection: Connection,
  { resourceGroup, app }: AppName,
  slot?: string,
): AppSettings {
  const part = slot === undefined ? "" : `/slots/${slot}`;
  const path = `/subscriptions/${connection.subscriptionId}/resourceGroups/${resourceGroup}/providers/${web}/${app}${part}/config/appsettings`;
  const operation = (what: string, verb: string): Operation => ({
    name: what,
    permission: `${web}/${slot === undefined ? "" : "slots/"}config/${verb}`,
    resource: `${app}${part}`,
  });
  const all = async () => {
    const reading = operation("Listing the app settings", "list/action");
    const { body } = await connection.request(reading, "post", `${path}/list`, { query });
    return propertiesOf(reading, body);
  };
  return {
    all,
    async write(changes) {
      const writing = operation("Writing the app settings", "write");
      const properties = Object.fromEntries(
        Object.entries({ ...(await all()), ...changes }).filter(
          (entry): entry is [string, string] => entry[1] !== undefined,
        ),
      );
      await connection.request(writing, "put", path, { query, body: { properties } });
      const now = await all();
      const lost = Object.keys(changes).find((name) => now[name] !== changes[name]);
      if (lost !== undefined) throw unknownAnswer(writing, `setting "${lost}" as it was written`);
      return now;
    },
  };
}

function propertiesOf(reading: Operation, body: unknown): Record<string, string> {
  const properties = (body as { properties?: unknown } | null)?.properties;
  if (typeof properties !== "object" || properties === null) {
    throw unknownAnswer(reading, "properties");
  }
  return properties as Record<string, string>;
}
