import { randomUUID } from "node:crypto";
import { armError, resourceNotFound } from "../arm/errors.ts";
import { type ArmCall, objectOf, type Route, route, stringsOf } from "../arm/routes.ts";
import type { ScaledClock } from "../clock.ts";
import type { FailoverGroupSpec, SqlServerSpec } from "../contract.ts";
import { json, type Reply } from "../http.ts";
import { groupOf } from "../web/access.ts";
import { key } from "../web/model.ts";
import type { Store } from "../web/store.ts";
import { type Database, databaseJson } from "./database-json.ts";
import { FailoverGroups, type GroupSide } from "./failover-groups.ts";

interface Server {
  readonly name: string;
  readonly resourceGroup: string;
  readonly location: string;
  readonly entraOnly: boolean;
  readonly databases: Map<string, Database>;
}

interface Work {
  readonly id: string;
  readonly startedAt: number;
  readonly endsAt: number;
  readonly finish: () => void;
  finished: boolean;
}

export interface SqlContext {
  readonly store: Store;
  readonly clock: ScaledClock;
  /** Virtual seconds of a create, a copy or an export: 60 to 138 in the recordings. */
  readonly seconds: number;
}

/** SQL servers and databases of the subscription, with operations that take their time. */
export class SqlService {
  readonly #context: SqlContext;
  readonly #servers = new Map<string, Server>();
  readonly #work = new Map<string, Work>();
  readonly #groups = new FailoverGroups();

  constructor(context: SqlContext) {
    this.#context = context;
  }

  provision(specs: readonly SqlServerSpec[], groups: readonly FailoverGroupSpec[] = []): void {
    for (const group of groups) this.#groups.add(group);
    const now = this.#context.clock.now();
    for (const spec of specs) {
      const server: Server = {
        name: spec.name,
        resourceGroup: spec.resourceGroup,
        location: spec.location ?? "westeurope",
        entraOnly: spec.entraOnly ?? true,
        databases: new Map(),
      };
      for (const database of spec.databases) {
        server.databases.set(key(database.name), {
          name: database.name,
          databaseId: randomUUID(),
          createdAt: now,
          usedBytes: database.usedBytes ?? 4_259_840,
          earliestRestore: database.earliestRestore ?? now - 7 * 86_400_000,
          tags: database.tags,
          status: "Online",
        });
      }
      this.#servers.set(key(spec.resourceGroup, spec.name), server);
    }
  }

  routes(): Route[] {
    const base = "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Sql";
    const database = `${base}/servers/{server}/databases/{database}`;
    return [
      ...route("GET", database, (call) => {
        const server = this.#server(call);
        return json(200, this.#json(server, this.#database(server, call)));
      }),
      ...route("GET", `${base}/servers/{server}/databases`, (call) => {
        const server = this.#server(call);
        return json(200, {
          value: [...server.databases.values()].map((item) => this.#json(server, item)),
        });
      }),
      ...route("GET", `${base}/servers/{server}`, (call) =>
        json(200, this.#serverJson(this.#server(call))),
      ),
      ...route("PUT", `${base}/servers/{server}`, (call) => this.#createServer(call)),
      ...route("GET", `${base}/servers/{server}/azureADOnlyAuthentications/{name}`, (call) => {
        const server = this.#server(call);
        return json(200, {
          properties: { azureADOnlyAuthentication: server.entraOnly },
          id: `${this.#serverId(server)}/azureADOnlyAuthentications/Default`,
          name: "Default",
          type: "Microsoft.Sql/servers/azureADOnlyAuthentications",
        });
      }),
      // Kept as they are: nobody connects to a database here, so nobody is turned away.
      ...route("PUT", `${base}/servers/{server}/firewallRules/{rule}`, (call) => {
        const server = this.#server(call);
        const name = call.parameters.rule ?? "";
        return json(200, {
          properties: objectOf(call.json.properties),
          id: `${this.#serverId(server)}/firewallRules/${name}`,
          name,
          type: "Microsoft.Sql/servers/firewallRules",
        });
      }),
      ...route("GET", `${base}/servers/{server}/failoverGroups`, (call) => {
        const server = this.#server(call);
        const sides = this.#groups.of(server.name);
        return json(200, { value: sides.map((side) => this.#groupJson(server, side)) });
      }),
      ...route("GET", `${base}/servers/{server}/failoverGroups/{failoverGroup}`, (call) => {
        const server = this.#server(call);
        return json(200, this.#groupJson(server, this.#side(server, call)));
      }),
      // A forced one differs in the rows that are lost, which nobody sees here.
      ...["failover", "forceFailoverAllowDataLoss"].flatMap((kind) =>
        route("POST", `${base}/servers/{server}/failoverGroups/{failoverGroup}/${kind}`, (call) => {
          const server = this.#server(call);
          const finish = this.#groups.failover(this.#side(server, call));
          return this.#begin(call, server, "FailoverFailoverGroup", finish, "failoverGroup");
        }),
      ),
      ...route("GET", `${database}/usages`, (call) => {
        const server = this.#server(call);
        const item = this.#database(server, call);
        const usage = (name: string, value: number) => ({
          properties: {
            displayName: name,
            currentValue: value,
            limit: 34_359_738_368,
            unit: "Bytes",
          },
          id: `${this.#id(server, item.name)}/usages/${name}`,
          name,
          type: "Microsoft.Sql/servers/databases/usages",
        });
        return json(200, {
          value: [
            usage("database_size", item.usedBytes),
            usage("database_allocated_size", Math.max(16_777_216, item.usedBytes)),
          ],
        });
      }),
      ...route("PUT", database, (call) => this.#create(call)),
      ...route("DELETE", database, (call) => this.#drop(call)),
      ...route("POST", `${database}/export`, (call) => {
        const server = this.#server(call);
        this.#database(server, call);
        const { storageUri, administratorLogin } = call.json;
        if (typeof storageUri !== "string" || typeof administratorLogin !== "string") {
          throw armError(
            400,
            "InvalidParameter",
            "storageUri and administratorLogin are required.",
          );
        }
        return this.#begin(call, server, "Export", () => {});
      }),
      ...["database", "failoverGroup"].flatMap((subject) => [
        ...route("GET", `${base}/locations/{location}/${subject}AzureAsyncOperation/{id}`, (call) =>
          this.#progress(call),
        ),
        ...route("GET", `${base}/locations/{location}/${subject}OperationResults/{id}`, (call) => {
          const { status } = JSON.parse(String(this.#progress(call).body)) as { status: string };
          return { status: status === "Succeeded" ? 204 : 202, headers: {} };
        }),
      ]),
      ...route(
        "GET",
        "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.DBforPostgreSQL/flexibleServers/{server}",
        (call) => {
          const server = this.#server(call);
          const [first] = server.databases.values();
          return json(200, {
            id: `/subscriptions/${this.#context.store.subscriptionId}/resourceGroups/${server.resourceGroup}/providers/Microsoft.DBforPostgreSQL/flexibleServers/${server.name}`,
            name: server.name,
            type: "Microsoft.DBforPostgreSQL/flexibleServers",
            location: server.location,
            properties: {
              state: "Ready",
              backup: {
                backupRetentionDays: 7,
                geoRedundantBackup: "Disabled",
                earliestRestoreDate: new Date(first?.earliestRestore ?? 0).toISOString(),
              },
            },
          });
        },
      ),
    ];
  }

  #createServer(call: ArmCall): Reply {
    const resourceGroup = groupOf(this.#context.store, call);
    const name = call.parameters.server ?? "";
    const { administrators } = objectOf(call.json.properties);
    const known = this.#servers.get(key(resourceGroup, name));
    const server: Server = known ?? {
      name,
      resourceGroup,
      location: String(call.json.location ?? "westeurope"),
      entraOnly: objectOf(administrators).azureADOnlyAuthentication === true,
      databases: new Map(),
    };
    this.#servers.set(key(resourceGroup, name), server);
    return json(known === undefined ? 201 : 200, this.#serverJson(server));
  }

  #serverJson(server: Server) {
    return {
      kind: "v12.0",
      properties: {
        version: "12.0",
        state: "Ready",
        fullyQualifiedDomainName: `${server.name}.database.windows.net`,
        privateEndpointConnections: [],
        minimalTlsVersion: "1.2",
        publicNetworkAccess: "Enabled",
        restrictOutboundNetworkAccess: "Disabled",
        externalGovernanceStatus: "Disabled",
      },
      location: server.location,
      id: this.#serverId(server),
      name: server.name,
      type: "Microsoft.Sql/servers",
    };
  }

  #create(call: ArmCall): Reply {
    const server = this.#server(call);
    const name = call.parameters.database ?? "";
    const { createMode, sourceDatabaseId, restorePointInTime } = objectOf(call.json.properties);
    const [status, operation] = kinds[String(createMode)] ?? ["Creating", "CreateLogicalDatabase"];
    const source = status === "Creating" ? undefined : this.#source(String(sourceDatabaseId));
    const now = this.#context.clock.now();
    if (createMode === "PointInTimeRestore") {
      const point = Date.parse(String(restorePointInTime));
      if (!(point >= (source?.earliestRestore ?? 0) && point <= now)) {
        throw armError(
          400,
          "InvalidRestorePointInTime",
          `The restore point in time '${String(restorePointInTime)}' is not within the retention of the source database.`,
        );
      }
      if (server.databases.has(key(name))) {
        throw armError(409, "DatabaseAlreadyExists", `The database '${name}' exists already.`);
      }
    }
    const made: Database = {
      name,
      databaseId: randomUUID(),
      createdAt: now,
      usedBytes: source?.usedBytes ?? 0,
      earliestRestore: now,
      tags: call.json.tags === undefined ? undefined : stringsOf(call.json.tags),
      status,
    };
    if (!server.databases.has(key(name))) server.databases.set(key(name), made);
    return this.#begin(call, server, operation, () => {
      made.status = "Online";
    });
  }

  #drop(call: ArmCall): Reply {
    const server = this.#server(call);
    const name = key(call.parameters.database ?? "");
    return this.#begin(call, server, "DropLogicalDatabase", () => server.databases.delete(name));
  }

  /** 202 with both addresses (recorded: sql-db, sql-restore). */
  #begin(
    call: ArmCall,
    server: Server,
    operation: string,
    finish: () => void,
    subject: "database" | "failoverGroup" = "database",
  ): Reply {
    const { clock, seconds, store } = this.#context;
    const work: Work = {
      id: randomUUID(),
      startedAt: clock.now(),
      endsAt: clock.now() + seconds * 1000,
      finish,
      finished: false,
    };
    this.#work.set(work.id, work);
    const version = call.query.get("api-version") ?? "";
    const address = (kind: string) =>
      `https://management.azure.com/subscriptions/${store.subscriptionId}/resourceGroups/${server.resourceGroup}/providers/Microsoft.Sql/locations/${server.location}/${kind}/${work.id}?api-version=${version}`;
    const startTime = new Date(work.startedAt).toISOString();
    return json(
      202,
      { operation, startTime },
      {
        "azure-asyncoperation": address(`${subject}AzureAsyncOperation`),
        location: address(`${subject}OperationResults`),
      },
    );
  }

  #progress(call: ArmCall): Reply {
    const work = this.#work.get(call.parameters.id ?? "");
    if (work === undefined) throw armError(404, "ResourceNotFound", "There is no such operation.");
    const over = this.#settle(work);
    return json(200, {
      name: work.id,
      status: over ? "Succeeded" : "InProgress",
      startTime: new Date(work.startedAt).toISOString(),
    });
  }

  /** Lets an operation whose time is over take effect, polled or not. */
  #settle(work: Work): boolean {
    const over = this.#context.clock.now() >= work.endsAt;
    if (over && !work.finished) {
      work.finished = true;
      work.finish();
    }
    return over;
  }

  #server(call: ArmCall): Server {
    for (const work of this.#work.values()) this.#settle(work);
    const group = groupOf(this.#context.store, call);
    const name = call.parameters.server ?? "";
    const server = this.#servers.get(key(group, name));
    if (server === undefined) throw resourceNotFound("Microsoft.Sql/servers", name, group);
    return server;
  }

  #database(server: Server, call: ArmCall): Database {
    const name = call.parameters.database ?? "";
    const database = server.databases.get(key(name));
    if (database !== undefined) return database;
    throw resourceNotFound(
      "Microsoft.Sql/servers",
      `${server.name}/databases/${name}`,
      server.resourceGroup,
    );
  }

  #source(id: string): Database {
    const [, group = "", server = "", name = ""] =
      /\/resourceGroups\/([^/]+)\/.*\/servers\/([^/]+)\/(?:recoverableD|d)atabases\/([^/]+)$/i.exec(
        id,
      ) ?? [];
    const source = this.#servers.get(key(group, server))?.databases.get(key(name));
    if (source !== undefined) return source;
    throw armError(404, "SourceDatabaseNotFound", `The source database '${id}' was not found.`);
  }

  #id(server: Server, name: string): string {
    return `${this.#serverId(server)}/databases/${name}`;
  }

  #serverId(server: Server): string {
    return `/subscriptions/${this.#context.store.subscriptionId}/resourceGroups/${server.resourceGroup}/providers/Microsoft.Sql/servers/${server.name}`;
  }

  #side(server: Server, call: ArmCall): GroupSide {
    const name = call.parameters.failoverGroup ?? "";
    const side = this.#groups.side(server.name, name);
    if (side !== undefined) return side;
    throw resourceNotFound(
      "Microsoft.Sql/servers",
      `${server.name}/failoverGroups/${name}`,
      server.resourceGroup,
    );
  }

  #groupJson(server: Server, side: GroupSide) {
    const named = (name: string) =>
      [...this.#servers.values()].find((one) => key(one.name) === key(name)) ?? server;
    return this.#groups.json(
      side,
      (name) => this.#serverId(named(name)),
      (name) => named(name).location,
    );
  }

  #json(server: Server, database: Database) {
    const id = this.#id(server, database.name);
    return databaseJson(id, this.#context.store.subscriptionId, server.location, database);
  }
}

/** `createMode`, the status until it is online, and the name of the operation (recorded: sql-restore). */
const kinds: Readonly<Record<string, readonly [Database["status"], string]>> = {
  Copy: ["Copying", "CreateDatabaseCopy"],
  PointInTimeRestore: ["Restoring", "CreateRestoreRequest"],
  // From the geo-redundant backup of another server.
  Recovery: ["Restoring", "CreateRestoreRequest"],
};
