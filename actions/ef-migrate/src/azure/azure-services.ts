import {
  type AppSettings,
  appService,
  appSettings,
  azureCredential,
  type Connection,
  connect,
  databaseToken,
  type PostgresBackups,
  postgresBackups,
  type SqlDatabases,
  sqlDatabases,
} from "@slipway/azure";
import { UsageError } from "@slipway/toolkit";
import type { AzureInputs } from "../database-inputs.ts";
import { told } from "./told.ts";

/** Azure as far as this action needs it; parts whose names nobody gave refuse with the inputs. */
export class AzureServices {
  readonly #inputs: AzureInputs;
  readonly #assertion: (() => Promise<string>) | undefined;
  #connection: Connection | undefined;

  constructor(inputs: AzureInputs, assertion: (() => Promise<string>) | undefined) {
    this.#inputs = inputs;
    this.#assertion = assertion;
  }

  get #credential() {
    const { tenantId, clientId } = this.#inputs;
    return { tenantId, clientId, assertion: this.#assertion };
  }

  token(database: "sql" | "postgresql"): Promise<string> {
    return told(databaseToken(database, this.#credential));
  }

  sqlDatabases(server: string): SqlDatabases {
    return sqlDatabases(this.#connect(), { resourceGroup: this.#group(), server });
  }

  postgresBackups(server: string): Promise<PostgresBackups> {
    return postgresBackups(this.#connect(), this.#group(), server);
  }

  appSettings(slot: string | undefined): AppSettings {
    return appSettings(this.#connect(), this.#app(), slot);
  }

  app() {
    return appService(this.#connect(), this.#app());
  }

  #app() {
    return { resourceGroup: this.#group(), app: needed(this.#inputs.appName, "app-name") };
  }

  #group(): string {
    return needed(this.#inputs.resourceGroup, "resource-group");
  }

  #connect(): Connection {
    const subscription = needed(this.#inputs.subscriptionId, "subscription-id");
    this.#connection ??= connect(() => azureCredential(this.#credential), subscription);
    return this.#connection;
  }
}

function needed(value: string | undefined, input: string): string {
  if (value !== undefined) return value;
  throw new UsageError(
    `Input "${input}" is empty, and Azure has to be asked.`,
    `Set "${input}" from a variable of the environment, or choose another "backup", "scratch" or "maintenance".`,
  );
}
