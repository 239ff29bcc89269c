import { X509Certificate } from "node:crypto";
import type { Operation } from "./azure-error.ts";
import type { Connection } from "./connection.ts";
import { listOf } from "./list.ts";

/** A certificate that a resource group holds outside its vaults. */
export interface HeldCertificate {
  /** For example `certificate www of gateway appgw-roster-prod`. */
  readonly subject: string;
  /** `undefined` when Azure does not tell. */
  readonly expires: Date | undefined;
  /** Id of the vault's secret where the resource takes the certificate from there. */
  readonly vaultSecret?: string;
}

/** A domain of Front Door whose managed certificate cannot be renewed as it stands. */
export interface UnprovenDomain {
  readonly subject: string;
  /** `PendingRevalidation`, `Rejected`, `TimedOut` … */
  readonly state: string;
}

/** Certificates of App Service, Application Gateway and Front Door in one resource group. */
export interface Certificates {
  ofAppService(): Promise<readonly HeldCertificate[]>;
  ofGateways(): Promise<readonly HeldCertificate[]>;
  ofFrontDoors(): Promise<{
    readonly certificates: readonly HeldCertificate[];
    readonly unproven: readonly UnprovenDomain[];
  }>;
}

export function certificates(connection: Connection, resourceGroup: string): Certificates {
  const base = `/subscriptions/${connection.subscriptionId}/resourceGroups/${resourceGroup}/providers`;
  const list = (what: string, type: string, version: string, path = type) => {
    const reading: Operation = {
      name: `Listing the ${what}`,
      permission: `${type}/read`,
      resource: resourceGroup,
    };
    return listOf(connection, reading, `${base}/${path}`, version);
  };
  return {
    async ofAppService() {
      const found = await list(
        "App Service certificates",
        "Microsoft.Web/certificates",
        "2023-01-01",
      );
      return found.map(({ name, properties }) => ({
        subject: `certificate ${String(name)} of App Service`,
        expires: date(properties?.expirationDate),
      }));
    },
    async ofGateways() {
      const found = await list("gateways", "Microsoft.Network/applicationGateways", "2023-09-01");
      return found.flatMap(({ name, properties }) =>
        array(properties?.sslCertificates).map((one): HeldCertificate => {
          const { publicCertData, keyVaultSecretId } = object(one.properties);
          return {
            subject: `certificate ${String(one.name)} of gateway ${String(name)}`,
            expires: typeof publicCertData === "string" ? leafExpiry(publicCertData) : undefined,
            ...(typeof keyVaultSecretId === "string" ? { vaultSecret: keyVaultSecretId } : {}),
          };
        }),
      );
    },
    async ofFrontDoors() {
      const profiles = "Microsoft.Cdn/profiles";
      const held: HeldCertificate[] = [];
      const unproven: UnprovenDomain[] = [];
      for (const { name } of await list("front doors", profiles, "2023-05-01")) {
        const below = (kind: string, what: string) =>
          list(what, `${profiles}/${kind}`, "2023-05-01", `${profiles}/${String(name)}/${kind}`);
        for (const secret of await below("secrets", "front door's secrets")) {
          const { type, expirationDate } = object(secret.properties?.parameters);
          // The others are keys for signed addresses.
          if (!/Certificate$/.test(String(type))) continue;
          held.push({
            subject: `certificate ${String(secret.name)} of front door ${String(name)}`,
            expires: date(expirationDate),
          });
        }
        for (const domain of await below("customDomains", "front door's domains")) {
          const { tlsSettings, domainValidationState: state, hostName } = domain.properties ?? {};
          const managed = object(tlsSettings).certificateType === "ManagedCertificate";
          if (!managed || state === "Approved") continue;
          unproven.push({
            subject: `domain ${String(hostName ?? domain.name)} of front door ${String(name)}`,
            state: String(state),
          });
        }
      }
      return { certificates: held, unproven };
    },
  };
}

const object = (value: unknown) =>
  (typeof value === "object" && value !== null ? value : {}) as Readonly<Record<string, unknown>>;

const array = (value: unknown) =>
  (Array.isArray(value) ? value : []) as readonly Readonly<Record<string, unknown>>[];

function date(value: unknown): Date | undefined {
  const found = new Date(typeof value === "string" ? value : Number.NaN);
  return Number.isNaN(found.getTime()) ? undefined : found;
}

/**
 * The earliest end of the certificates in a gateway's `publicCertData`: base64 of one certificate,
 * or of a PKCS #7 bundle of its chain (az: "network application-gateway ssl-cert show"). A chain is
 * over when its first link is.
 */
export function leafExpiry(base64: string): Date | undefined {
  const ends = certificatesIn(Buffer.from(base64, "base64")).map((der) =>
    new X509Certificate(der).validToDate.getTime(),
  );
  return ends.length === 0 ? undefined : new Date(Math.min(...ends));
}

/** DER certificates in a certificate or a PKCS #7 SignedData (RFC 2315, 9.1). */
function certificatesIn(data: Buffer): Buffer[] {
  if (isCertificate(data)) return [data];
  const [outer] = elements(data);
  const content = outer && elements(outer.value).find(({ tag }) => tag === 0xa0);
  const [signed] = content === undefined ? [] : elements(content.value);
  const bundle = signed && elements(signed.value).find(({ tag }) => tag === 0xa0);
  if (bundle === undefined) return [];
  return elements(bundle.value)
    .map(({ whole }) => whole)
    .filter(isCertificate);
}

function isCertificate(der: Buffer): boolean {
  try {
    return new X509Certificate(der).validTo !== "";
  } catch {
    return false;
  }
}

interface Element {
  readonly tag: number;
  readonly whole: Buffer;
  readonly value: Buffer;
}

/** The elements that stand one after the other; what is not DER ends them. */
function elements(data: Buffer): Element[] {
  const found: Element[] = [];
  for (let at = 0; at + 2 <= data.length; ) {
    const first = data[at + 1] ?? 0;
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
    if (lengthBytes > 4 || at + 2 + lengthBytes > data.length) break;
    const length = lengthBytes === 0 ? first : data.readUIntBE(at + 2, lengthBytes);
    const from = at + 2 + lengthBytes;
    if (from + length > data.length) break;
    found.push({
      tag: data[at] ?? 0,
      whole: data.subarray(at, from + length),
      value: data.subarray(from, from + length),
    });
    at = from + length;
  }
  return found;
}
