import { UsageError } from "@slipway/toolkit";
import { ConnectionSettings, isLoopback } from "../connection-string.ts";

export interface SqlServerTarget {
  readonly host: string;
  /** `undefined` with an instance name, whose port the server's browser service tells. */
  readonly port: number | undefined;
  readonly instance: string | undefined;
  readonly database: string;
  /** `undefined`: an Entra token takes their place. */
  readonly login: { readonly user: string; readonly password: string } | undefined;
  /** `strict` is TDS 8, where TLS comes before everything. */
  readonly encrypt: boolean | "strict";
  readonly trustServerCertificate: boolean;
  /** Name that the certificate has to show, where it is not the host. */
  readonly certificateHost: string | undefined;
  readonly multiSubnetFailover: boolean;
  /** What the connection gives up compared with a verified one; empty when it gives up nothing. */
  readonly weakness: string;
}

/** Ways to sign in that `Authentication=` may name, without blanks and in lower case. */
const tokenWays = new Set([
  "activedirectorydefault",
  "activedirectorymanagedidentity",
  "activedirectorymsi",
  "activedirectoryworkloadidentity",
]);

/** Reads a connection string of Microsoft.Data.SqlClient. TLS with a checked certificate is the rule. */
export function sqlServerTarget(text: string): SqlServerTarget {
  const settings = new ConnectionSettings(text, "SQL Server");
  const source = settings.required("Server", "Data Source", "Address", "Addr", "Network Address");
  const match = /^(?:tcp:)?([^,\\]+)(?:\\([^,]+))?(?:,\s*(\d+))?$/i.exec(source.trim());
  if (match?.[1] === undefined || /^(np|lpc|admin):/i.test(source)) {
    throw new UsageError(
      'The "Server" in the connection string of SQL Server is not a host, "host,port" or "host\\instance".',
      'Use "Server=tcp:name.database.windows.net,1433".',
    );
  }
  const host = /^(\.|\(local\))$/.test(match[1]) ? "localhost" : match[1].trim();
  if (
    settings.flag(false, "Integrated Security", "Trusted_Connection") ||
    /^sspi$/i.test(settings.text("Integrated Security", "Trusted_Connection") ?? "")
  ) {
    throw unsupported("Integrated Security");
  }
  const encryption = (settings.text("Encrypt") ?? "true").toLowerCase();
  const encrypt =
    encryption === "strict" ? "strict" : !["false", "no", "0", "optional"].includes(encryption);
  const trust = settings.flag(false, "TrustServerCertificate", "Trust Server Certificate");
  return {
    host,
    port: match[3] !== undefined ? Number(match[3]) : match[2] === undefined ? 1433 : undefined,
    instance: match[3] === undefined ? match[2] : undefined,
    database: settings.required("Database", "Initial Catalog"),
    login: loginOf(settings),
    encrypt,
    trustServerCertificate: trust,
    certificateHost: settings.text("HostNameInCertificate", "Host Name In Certificate"),
    multiSubnetFailover: settings.flag(false, "MultiSubnetFailover", "Multi Subnet Failover"),
    weakness:
      encrypt === false && !isLoopback(host)
        ? "the connection is not encrypted (Encrypt=False)"
        : trust && encrypt !== false && !isLoopback(host)
          ? "the server's certificate is not checked (TrustServerCertificate=True)"
          : "",
  };
}

function loginOf(settings: ConnectionSettings): SqlServerTarget["login"] {
  const way = (settings.text("Authentication") ?? "").toLowerCase().replace(/[\s_]/g, "");
  if (tokenWays.has(way)) return undefined;
  if (way !== "" && way !== "sqlpassword") throw unsupported(`Authentication=${way}`);
  const user = settings.text("User ID", "UID", "User");
  if (user === undefined) return undefined;
  return { user, password: settings.required("Password", "PWD") };
}

function unsupported(what: string): UsageError {
  return new UsageError(
    `The connection string of SQL Server asks for "${what}", which a runner cannot do.`,
    'Use "Authentication=Active Directory Default" with a federated identity (inputs "client-id" and "tenant-id", or azure/login before this step), or a SQL login.',
  );
}
