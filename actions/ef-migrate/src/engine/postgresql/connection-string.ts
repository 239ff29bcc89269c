import { readFileSync } from "node:fs";
import type { ConnectionOptions } from "node:tls";
import { UsageError } from "@slipway/toolkit";
import { ConnectionSettings, isLoopback } from "../connection-string.ts";

export interface PostgresTarget {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  /** `undefined`: an Entra token takes its place. */
  readonly password: string | undefined;
  /** `false` only on loopback, or where the string says `SSL Mode=Disable`. */
  readonly tls: ConnectionOptions | false;
  readonly searchPath: string | undefined;
  /** What the connection gives up compared with a verified one; empty when it gives up nothing. */
  readonly weakness: string;
}

/**
 * Reads a connection string of Npgsql (`Host=…;Database=…`) or a URI (`postgresql://…`). TLS with
 * the certificate and the host name checked is the rule; only the string itself can say otherwise.
 */
export function postgresTarget(text: string): PostgresTarget {
  const settings = new ConnectionSettings(isUri(text) ? fromUri(text) : text, "PostgreSQL");
  const host = settings.required("Host", "Server");
  if (host.includes(",") || host.startsWith("/")) {
    throw new UsageError(
      "The connection string of PostgreSQL names several hosts or a socket directory.",
      "Name the one host that takes writes.",
    );
  }
  const mode = (settings.text("SSL Mode", "SslMode") ?? "").toLowerCase().replace(/[\s-]/g, "");
  const trust = settings.flag(false, "Trust Server Certificate", "TrustServerCertificate");
  const root = settings.text("Root Certificate", "SSL Root Cert", "sslrootcert");
  const plain = mode === "disable" || (mode === "" && isLoopback(host));
  return {
    host,
    port: settings.number(5432, "Port"),
    database: settings.text("Database", "DB") ?? settings.required("Username", "User ID", "User"),
    user: settings.required("Username", "User ID", "User Name", "User"),
    password: settings.text("Password", "PWD"),
    tls: plain
      ? false
      : {
          rejectUnauthorized: !trust,
          servername: host,
          ...(root === undefined ? {} : { ca: certificate(root) }),
        },
    searchPath: settings.text("Search Path", "SearchPath"),
    weakness:
      plain && !isLoopback(host)
        ? "the connection is not encrypted (SSL Mode=Disable)"
        : trust && !plain
          ? "the server's certificate is not checked (Trust Server Certificate=true)"
          : "",
  };
}

function isUri(text: string): boolean {
  return /^postgres(ql)?:\/\//i.test(text.trim());
}

function fromUri(text: string): string {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch (error) {
    throw new UsageError(
      'Input "connection-string" is no URI of PostgreSQL.',
      'Use "postgresql://user:password@host:5432/database", with special characters of the password percent-encoded.',
      { cause: error },
    );
  }
  const pairs = new Map<string, string>([
    ["Host", url.hostname],
    ["Port", url.port],
    ["Database", decodeURIComponent(url.pathname.slice(1))],
    ["Username", decodeURIComponent(url.username)],
    ["Password", decodeURIComponent(url.password)],
    ["SSL Mode", url.searchParams.get("sslmode") ?? ""],
    ["sslrootcert", url.searchParams.get("sslrootcert") ?? ""],
  ]);
  return [...pairs]
    .filter(([, value]) => value !== "")
    .map(([key, value]) => `${key}="${value.replaceAll('"', '""')}"`)
    .join(";");
}

function certificate(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(
      "The root certificate in the connection string of PostgreSQL cannot be read.",
      'Correct "Root Certificate" to a file of the runner.',
      { cause: error },
    );
  }
}
