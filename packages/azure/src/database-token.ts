import { AzureError, explain } from "./azure-error.ts";
import { azureCredential, type CredentialOptions } from "./credential.ts";

/** Audiences of Entra tokens for databases (Microsoft Learn, "Entra authentication" of either service). */
const scopes = {
  sql: "https://database.windows.net/.default",
  postgresql: "https://ossrdbms-aad.database.windows.net/.default",
} as const;

/** Gets an access token that a database takes in the place of a password. */
export async function databaseToken(
  database: keyof typeof scopes,
  options: CredentialOptions,
): Promise<string> {
  const asking = {
    name: "Getting an access token for the database",
    permission: "a user of the database",
    resource: database === "sql" ? "Azure SQL" : "Azure Database for PostgreSQL",
  };
  let token: string | undefined;
  try {
    token = (await azureCredential(options).getToken(scopes[database]))?.token;
  } catch (error) {
    throw explain(asking, error);
  }
  if (token === undefined) {
    throw new AzureError(asking.name, {
      status: undefined,
      code: "NoToken",
      detail: "Entra gave no token",
      remedy:
        'Give the job "permissions: id-token: write" and the inputs "client-id" and "tenant-id".',
    });
  }
  return token;
}
