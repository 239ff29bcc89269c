import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TlsOptions } from "node:tls";
import type { HealthCheckInputs } from "../../src/inputs.ts";
import type { Authority, IssueOptions, ServerIdentity } from "../authority.ts";
import { product, send } from "../product.ts";
import { type Running, serve, serveTls } from "../servers.ts";
import type { Animal } from "./keeper.ts";

const host = "site.example";
const day = 24 * 3_600_000;
const tls = {
  minimum: "1.2",
  expiryWarnMilliseconds: 21 * day,
  expiryFailMilliseconds: 7 * day,
} as const;
/** `openssl s_server -www` answers every path with a page about the session. */
const pageOnly: Partial<HealthCheckInputs> = {
  profile: "none",
  healthPath: undefined,
  release: undefined,
  expectations: [],
  leaks: false,
  securityHeaders: "off",
};

/** Whether OpenSSL's own server can be had. */
export function hasOpenssl(): boolean {
  try {
    return /^OpenSSL [3-9]/.test(execFileSync("openssl", ["version"], { encoding: "utf8" }));
  } catch {
    return false;
  }
}

/** Servers whose TLS is wrong, by Node.js. */
export async function nodeCertificates(authority: Authority): Promise<Animal[]> {
  const stranger = async () => (await import("../authority.ts")).createAuthority();
  const animal = async (
    name: string,
    issue: Partial<IssueOptions>,
    options: TlsOptions,
    verdict: Animal["verdict"],
    codes: readonly string[],
    by: Authority = authority,
  ): Promise<Animal> => {
    const identity = await by.issue({ host, ...issue });
    return {
      name,
      serve: () => serveTls({ ...identity, ...options }, product()),
      host,
      ca: authority.root,
      inputs: { tls },
      verdict,
      codes,
    };
  };
  const old: TlsOptions = { minVersion: "TLSv1", ciphers: "ALL:@SECLEVEL=0" };
  return [
    await animal("TLS as it should be", {}, {}, "pass", []),
    await animal("TLS through an intermediate", { intermediate: "sent" }, {}, "pass", []),
    await animal("TLS 1.0 is spoken as well", {}, old, "fail", ["tls-too-old"]),
    await animal("TLS 1.1 is spoken as well", {}, { ...old, minVersion: "TLSv1.1" }, "fail", [
      "tls-too-old",
    ]),
    await animal("a certificate that has expired", { endsInDays: -1 }, {}, "fail", [
      "certificate-not-trusted",
    ]),
    await animal("a certificate with 20 days left", { endsInDays: 20 }, {}, "warn", [
      "certificate-expires",
    ]),
    await animal("a certificate with 5 days left", { endsInDays: 5 }, {}, "fail", [
      "certificate-expires",
    ]),
    await animal("a certificate of another host", { host: "other.example" }, {}, "fail", [
      "certificate-not-trusted",
    ]),
    await animal("an intermediate that is not sent", { intermediate: "kept-back" }, {}, "fail", [
      "certificate-not-trusted",
    ]),
    await animal(
      "an authority that nobody knows",
      {},
      {},
      "fail",
      ["certificate-not-trusted"],
      await stranger(),
    ),
    {
      name: "plain http on the port of https",
      serve: () => serve((_request, response) => send(response, 200, "text/html", "")),
      host,
      inputs: { tls },
      verdict: "fail",
      codes: ["tls-handshake"],
    },
  ];
}

/** Servers whose TLS is wrong, by OpenSSL itself. */
export async function opensslCertificates(authority: Authority): Promise<Animal[]> {
  const identity = await authority.issue({ host });
  const client = await authority.issue({ host: "runner.example", client: true });
  const own = { certificate: client.cert, key: client.key };
  const animal = (
    name: string,
    options: readonly string[],
    verdict: Animal["verdict"],
    codes: readonly string[],
    inputs: Partial<HealthCheckInputs> = {},
  ): Animal => ({
    name: `openssl: ${name}`,
    serve: () => serveOpenssl(identity, authority.root, options),
    host,
    ca: authority.root,
    inputs: { ...pageOnly, tls, ...inputs },
    verdict,
    codes,
  });
  const anything = ["-cipher", "ALL:@SECLEVEL=0"];
  return [
    animal("TLS 1.2 and 1.3", ["-no_tls1", "-no_tls1_1"], "pass", []),
    animal("everything from TLS 1.0 on", anything, "fail", ["tls-too-old"]),
    animal("TLS 1.1 alone", [...anything, "-tls1_1"], "fail", ["tls-handshake"]),
    animal("TLS 1.2 alone where 1.3 is asked for", ["-tls1_2"], "fail", ["tls-too-old"], {
      tls: { ...tls, minimum: "1.3" },
    }),
    animal("TLS 1.3 alone", ["-tls1_3"], "pass", [], { tls: { ...tls, minimum: "1.3" } }),
    animal(
      "wants a client certificate that we have",
      ["-Verify", "1", "-verify_return_error", "-no_tls1", "-no_tls1_1"],
      "pass",
      [],
      { clientIdentity: own },
    ),
    animal(
      "wants a client certificate that we have not",
      ["-Verify", "1", "-verify_return_error"],
      "fail",
      ["client-certificate-refused"],
    ),
    animal(
      "asks for a client certificate and takes none as well",
      ["-verify", "1", "-no_tls1", "-no_tls1_1"],
      "fail",
      ["client-certificate-not-asked"],
      { clientIdentity: own },
    ),
  ];
}

/** One `openssl s_server` on a free port, ended by its pid. */
async function serveOpenssl(
  identity: ServerIdentity,
  root: string,
  options: readonly string[],
): Promise<Running> {
  const directory = mkdtempSync(path.join(tmpdir(), "s-server-"));
  const file = (name: string, content: string) => {
    writeFileSync(path.join(directory, name), content);
    return path.join(directory, name);
  };
  const child: ChildProcess = spawn(
    "openssl",
    [
      "s_server",
      "-accept",
      "127.0.0.1:0",
      "-cert",
      file("cert.pem", identity.cert),
      "-key",
      file("key.pem", identity.key),
      "-CAfile",
      file("root.pem", root),
      "-www",
      ...options,
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    let said = "";
    const listen = (text: Buffer) => {
      said += text;
      const told = /ACCEPT 127\.0\.0\.1:(\d+)\n/.exec(said)?.[1];
      if (told !== undefined) resolve(Number(told));
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("exit", () => reject(new Error(`openssl s_server has ended: ${said}`)));
  });
  return {
    port,
    url: `https://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGKILL");
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
