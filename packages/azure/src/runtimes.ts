import { type Operation, unknownAnswer } from "./azure-error.ts";
import type { Connection } from "./connection.ts";
import { listOf } from "./list.ts";

/** What a site or a slot runs on. */
export interface SiteRuntime {
  /** `app-roster-prod`, or `app-roster-prod/green` for a slot. */
  readonly site: string;
  /** `DOTNETCORE|9.0` on Linux, `v9.0` on Windows; empty when the site names none. */
  readonly runtime: string;
}

/** A runtime that App Service offers, by the name that sites use. */
export interface OfferedRuntime {
  readonly runtime: string;
  /** `.NET 9 (STS)`. */
  readonly title: string;
  readonly endOfLife: Date | undefined;
  readonly isDeprecated: boolean;
}

/** Runtimes of one resource group's sites, and until when App Service supports each. */
export interface Runtimes {
  ofSites(): Promise<readonly SiteRuntime[]>;
  offered(): Promise<readonly OfferedRuntime[]>;
}

const web = "Microsoft.Web";
const version = "2023-01-01";

export function runtimes(connection: Connection, resourceGroup: string): Runtimes {
  const base = `/subscriptions/${connection.subscriptionId}/resourceGroups/${resourceGroup}/providers/${web}`;
  const operation = (name: string, permission: string, resource = resourceGroup): Operation => ({
    name,
    permission: `${web}/${permission}`,
    resource,
  });
  const runtimeOf = async (site: string, path: string, part: string): Promise<SiteRuntime> => {
    const reading = operation("Reading the runtime", `sites/${part}config/read`, site);
    const { body } = await connection.request(reading, "get", `${base}/${path}/config/web`, {
      query: { "api-version": version },
    });
    const { properties } = (body ?? {}) as { properties?: Readonly<Record<string, unknown>> };
    if (properties === undefined) throw unknownAnswer(reading, "configuration");
    const { linuxFxVersion, windowsFxVersion, netFrameworkVersion } = properties;
    const text = (value: unknown) => (typeof value === "string" ? value : "");
    return {
      site,
      runtime: text(linuxFxVersion) || text(windowsFxVersion) || text(netFrameworkVersion),
    };
  };
  return {
    async ofSites() {
      const sites = await listOf(
        connection,
        operation("Listing the sites", "sites/read"),
        `${base}/sites`,
        version,
      );
      const found: SiteRuntime[] = [];
      for (const { name } of sites) {
        const site = String(name);
        found.push(await runtimeOf(site, `sites/${site}`, ""));
        const slots = await listOf(
          connection,
          operation("Listing the slots", "sites/slots/read", site),
          `${base}/sites/${site}/slots`,
          version,
        );
        for (const slot of slots) {
          const short = String(slot.name).split("/").at(-1) ?? "";
          found.push(await runtimeOf(`${site}/${short}`, `sites/${site}/slots/${short}`, "slots/"));
        }
      }
      return found;
    },
    async offered() {
      // "Provider - Get Web App Stacks".
      const stacks = await listOf(
        connection,
        operation("Listing the runtimes", "webAppStacks/read", "App Service"),
        `/providers/${web}/webAppStacks`,
        version,
      );
      return stacks.flatMap(({ properties }) => offeredBy(properties ?? {}));
    },
  };
}

function offeredBy({ majorVersions }: Readonly<Record<string, unknown>>): OfferedRuntime[] {
  const list = (value: unknown) =>
    (Array.isArray(value) ? value : []) as readonly Readonly<Record<string, unknown>>[];
  return list(majorVersions).flatMap((major) =>
    list(major.minorVersions).flatMap((minor) => {
      const settings = (minor.stackSettings ?? {}) as Readonly<Record<string, unknown>>;
      return ["linuxRuntimeSettings", "windowsRuntimeSettings"].flatMap((kind) => {
        const own = settings[kind] as Readonly<Record<string, unknown>> | undefined;
        if (typeof own?.runtimeVersion !== "string") return [];
        const end = new Date(
          typeof own.endOfLifeDate === "string" ? own.endOfLifeDate : Number.NaN,
        );
        return [
          {
            runtime: own.runtimeVersion,
            title: String(minor.displayText ?? major.displayText),
            endOfLife: Number.isNaN(end.getTime()) ? undefined : end,
            isDeprecated: own.isDeprecated === true,
          },
        ];
      });
    }),
  );
}
