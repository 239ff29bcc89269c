import "reflect-metadata";
import { webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";

x509.cryptoProvider.set(webcrypto as never);

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const day = 24 * 3_600_000;

export interface ServerIdentity {
  readonly key: string;
  /** Leaf first, then what else the server sends. */
  readonly cert: string;
}

export interface Authority {
  /** PEM of the root. */
  readonly root: string;
  readonly issue: (options: IssueOptions) => Promise<ServerIdentity>;
}

export interface IssueOptions {
  readonly host: string;
  /** Days from now at which the certificate ends; negative for an expired one. */
  readonly endsInDays?: number;
  /** For a client, not for a server. */
  readonly client?: boolean;
  /** Issues through an intermediate authority, and whether the server sends it. */
  readonly intermediate?: "sent" | "kept-back" | "expired";
}

/** A certificate authority of the test's own, with real X.509 certificates. */
export async function createAuthority(): Promise<Authority> {
  const rootKeys = await keys();
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: "01",
    name: "CN=Slipway test root",
    notBefore: new Date(Date.now() - 800 * day),
    notAfter: new Date(Date.now() + 800 * day),
    keys: rootKeys,
    signingAlgorithm: algorithm,
    extensions: authorityExtensions(),
  });
  let serial = 2;

  async function issue(options: IssueOptions): Promise<ServerIdentity> {
    const leafKeys = await keys();
    let issuer = root;
    let signer = rootKeys.privateKey;
    if (options.intermediate !== undefined) {
      const intermediateKeys = await keys();
      issuer = await x509.X509CertificateGenerator.create({
        serialNumber: hex(serial++),
        subject: "CN=Slipway test intermediate",
        issuer: root.subject,
        notBefore: new Date(Date.now() - 700 * day),
        notAfter: new Date(Date.now() + (options.intermediate === "expired" ? -1 : 700) * day),
        publicKey: intermediateKeys.publicKey,
        signingKey: rootKeys.privateKey,
        signingAlgorithm: algorithm,
        extensions: authorityExtensions(),
      });
      signer = intermediateKeys.privateKey;
    }
    const address = /^[\d.]+$/.test(options.host);
    const leaf = await x509.X509CertificateGenerator.create({
      serialNumber: hex(serial++),
      subject: `CN=${options.host}`,
      issuer: issuer.subject,
      notBefore: new Date(Date.now() - 365 * day),
      notAfter: new Date(Date.now() + (options.endsInDays ?? 90) * day),
      publicKey: leafKeys.publicKey,
      signingKey: signer,
      signingAlgorithm: algorithm,
      extensions: [
        new x509.SubjectAlternativeNameExtension([
          { type: address ? "ip" : "dns", value: options.host },
        ]),
        new x509.ExtendedKeyUsageExtension([
          x509.ExtendedKeyUsage[options.client === true ? "clientAuth" : "serverAuth"],
        ]),
      ],
    });
    const chain = ["sent", "expired"].includes(options.intermediate ?? "")
      ? [leaf, issuer]
      : [leaf];
    return {
      key: await privatePem(leafKeys.privateKey),
      cert: chain.map((certificate) => certificate.toString("pem")).join("\n"),
    };
  }
  return { root: root.toString("pem"), issue };
}

function authorityExtensions() {
  return [
    new x509.BasicConstraintsExtension(true, undefined, true),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
  ];
}

function keys() {
  return webcrypto.subtle.generateKey(algorithm, true, [
    "sign",
    "verify",
  ]) as Promise<webcrypto.CryptoKeyPair>;
}

async function privatePem(key: webcrypto.CryptoKey): Promise<string> {
  const bytes = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", key)).toString("base64");
  return `-----BEGIN PRIVATE KEY-----\n${bytes.replace(/(.{64})/g, "$1\n")}\n-----END PRIVATE KEY-----\n`;
}

function hex(serial: number): string {
  return serial.toString(16).padStart(2, "0");
}
