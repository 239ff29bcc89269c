import { permissionOf } from "../arm/action.ts";
import { type ArmCall, type Route, route } from "../arm/routes.ts";
import type { ScaledClock } from "../clock.ts";
import type { ProvisionSpec, RecordedRequest } from "../contract.ts";
import { json } from "../http.ts";
import { parseTimespan } from "../insights/timespan.ts";
import { groupOf, planOf } from "../web/access.ts";
import { key } from "../web/model.ts";
import type { Store } from "../web/store.ts";

const quarter = 15 * 60_000;
const longestSpan = 31 * 86_400_000;

/**
 * What is looked at between releases and nothing else of this Azure needs: load of plans,
 * certificates outside vaults, runtimes with the end of their support. Shapes by the REST reference
 * ("Metrics - List", "Certificates - List By Resource Group", "Application Gateways - List",
 * "AFD Profiles", "AFD Custom Domains", "Secrets", "Provider - Get Web App Stacks").
 */
export class Holdings {
  readonly #store: Store;
  readonly #clock: ScaledClock;
  readonly #requests: () => readonly RecordedRequest[];
  #spec: Required<Pick<ProvisionSpec, Kept>> = {
    planLoads: [],
    certificates: [],
    runtimes: [],
    frontDoors: [],
    applicationGateways: [],
  };

  /** @param requests the journal, which the activity log is a view of */
  constructor(store: Store, clock: ScaledClock, requests: () => readonly RecordedRequest[]) {
    this.#requests = requests;
    this.#store = store;
    this.#clock = clock;
  }

  add(spec: ProvisionSpec): void {
    const before = this.#spec;
    this.#spec = {
      planLoads: [...before.planLoads, ...(spec.planLoads ?? [])],
      certificates: [...before.certificates, ...(spec.certificates ?? [])],
      runtimes: [...before.runtimes, ...(spec.runtimes ?? [])],
      frontDoors: [...before.frontDoors, ...(spec.frontDoors ?? [])],
      applicationGateways: [...before.applicationGateways, ...(spec.applicationGateways ?? [])],
    };
  }

  routes(): Route[] {
    const group = "/subscriptions/{subscription}/resourceGroups/{group}/providers";
    const profile = `${group}/Microsoft.Cdn/profiles/{profile}`;
    const own = <T extends { readonly resourceGroup: string }>(all: readonly T[], call: ArmCall) =>
      all.filter((one) => key(one.resourceGroup) === key(groupOf(this.#store, call)));
    const list = (path: string, values: (call: ArmCall) => unknown[]): Route[] =>
      route("GET", path, (call) => json(200, { value: values(call), nextLink: null }));
    const doorOf = (call: ArmCall) =>
      own(this.#spec.frontDoors, call).find(
        ({ name }) => key(name) === key(call.parameters.profile ?? ""),
      );
    const instant = (milliseconds: number) => new Date(milliseconds).toISOString();
    return [
      ...route(
        "GET",
        `${group}/Microsoft.Web/serverfarms/{plan}/providers/Microsoft.Insights/metrics`,
        (call) => this.#metrics(call),
      ),
      ...list(`${group}/Microsoft.Web/certificates`, (call) =>
        own(this.#spec.certificates, call).map(({ name, expires }) => ({
          id: `${call.path}/${name}`,
          name,
          type: "Microsoft.Web/certificates",
          location: "West Europe",
          properties: { subjectName: name, hostNames: [name], expirationDate: instant(expires) },
        })),
      ),
      ...list(`${group}/Microsoft.Network/applicationGateways`, (call) =>
        own(this.#spec.applicationGateways, call).map(({ name, certificates = [] }) => ({
          id: `${call.path}/${name}`,
          name,
          type: "Microsoft.Network/applicationGateways",
          properties: {
            provisioningState: "Succeeded",
            sslCertificates: certificates.map((one) => ({
              name: one.name,
              properties: {
                provisioningState: "Succeeded",
                ...(one.publicCertData === undefined ? {} : { publicCertData: one.publicCertData }),
                ...(one.vaultSecret === undefined ? {} : { keyVaultSecretId: one.vaultSecret }),
              },
            })),
          },
        })),
      ),
      ...list(`${group}/Microsoft.Cdn/profiles`, (call) =>
        own(this.#spec.frontDoors, call).map(({ name }) => ({
          id: `${call.path}/${name}`,
          name,
          type: "Microsoft.Cdn/profiles",
          sku: { name: "Standard_AzureFrontDoor" },
          properties: { resourceState: "Active", provisioningState: "Succeeded" },
        })),
      ),
      ...list(`${profile}/secrets`, (call) =>
        (doorOf(call)?.certificates ?? []).map(({ name, expires }) => ({
          id: `${call.path}/${name}`,
          name,
          type: "Microsoft.Cdn/profiles/secrets",
          properties: {
            parameters: {
              type: "ManagedCertificate",
              subject: name,
              expirationDate: instant(expires),
            },
          },
        })),
      ),
      ...list(`${profile}/customDomains`, (call) =>
        (doorOf(call)?.domains ?? []).map(({ hostName, validation }) => ({
          id: `${call.path}/${hostName.replaceAll(".", "-")}`,
          name: hostName.replaceAll(".", "-"),
          type: "Microsoft.Cdn/profiles/customDomains",
          properties: {
            hostName,
            domainValidationState: validation,
            tlsSettings: { certificateType: "ManagedCertificate", minimumTlsVersion: "TLS12" },
          },
        })),
      ),
      ...list(
        "/subscriptions/{subscription}/providers/Microsoft.Insights/eventtypes/management/values",
        (call) => this.#activity(call.query.get("$filter") ?? ""),
      ),
      {
        method: "GET",
        // Without runtimes of its own, Azure offers its usual ones (web/routes.ts).
        pattern: {
          exec: (path) =>
            this.#spec.runtimes.length === 0
              ? null
              : /^\/providers\/Microsoft\.Web\/webAppStacks\/?$/i.exec(path),
        },
        handler: () => json(200, { value: this.#stacks(), nextLink: null }),
      },
    ];
  }

  #stacks(): unknown[] {
    return this.#spec.runtimes.map(({ runtime, title, endOfLife, isDeprecated }) => ({
      id: null,
      name: runtime.split("|")[0]?.toLowerCase(),
      type: "Microsoft.Web/webAppStacks",
      properties: {
        displayText: title,
        majorVersions: [
          {
            displayText: title,
            minorVersions: [
              {
                displayText: title,
                stackSettings: {
                  linuxRuntimeSettings: {
                    runtimeVersion: runtime,
                    endOfLifeDate: new Date(endOfLife).toISOString(),
                    ...(isDeprecated ? { isDeprecated } : {}),
                  },
                },
              },
            ],
          },
        ],
      },
    }));
  }

  /** Changes that were asked for, newest first ("Activity Logs - List", 2015-04-01). */
  #activity(filter: string) {
    const group = /resourceGroupName eq '([^']+)'/i.exec(filter)?.[1]?.toLowerCase();
    return this.#requests()
      .filter(({ host, method }) => host === "management.azure.com" && method !== "GET")
      .filter(({ path }) => !group || path.toLowerCase().includes(`/resourcegroups/${group}/`))
      .map(({ at, method, path, status }, index) => {
        const resourceId = path.split("?")[0] ?? "";
        const { action } = permissionOf(method, resourceId);
        const text = (value: string) => ({ value, localizedValue: value });
        return {
          eventDataId: String(index),
          eventTimestamp: new Date(at).toISOString(),
          operationName: text(action),
          status: text(status < 400 ? "Succeeded" : "Failed"),
          resourceId,
          level: "Informational",
        };
      })
      .reverse();
  }

  /** A quarter that was not measured has no average. */
  #metrics(call: ArmCall) {
    const plan = planOf(this.#store, call);
    const load = this.#spec.planLoads.findLast((one) => key(one.plan) === key(plan.name));
    const now = this.#clock.now();
    const span = parseTimespan(call.query.get("timespan"), now, longestSpan) ?? {
      start: now - 3_600_000,
      end: now,
    };
    const points = Math.floor((span.end - span.start) / quarter);
    const series = (percent: number | undefined) =>
      Array.from({ length: points }, (_, index) => {
        const from = span.start + index * quarter;
        const isMeasured = percent !== undefined && from >= (load?.since ?? 0);
        return {
          timeStamp: new Date(from).toISOString(),
          ...(isMeasured ? { average: percent } : {}),
        };
      });
    const values: Readonly<Record<string, number | undefined>> = {
      CpuPercentage: load?.cpu,
      MemoryPercentage: load?.memory,
    };
    return json(200, {
      cost: points,
      timespan: call.query.get("timespan"),
      interval: "PT15M",
      value: Object.entries(values).map(([name, percent]) => ({
        id: `${call.path}/${name}`,
        type: "Microsoft.Insights/metrics",
        name: { value: name, localizedValue: name },
        unit: "Percent",
        timeseries: [{ metadatavalues: [], data: series(percent) }],
        errorCode: "Success",
      })),
      namespace: "Microsoft.Web/serverfarms",
      resourceregion: "westeurope",
    });
  }
}

type Kept = "planLoads" | "certificates" | "runtimes" | "frontDoors" | "applicationGateways";
