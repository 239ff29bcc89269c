import { webcrypto } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createSecureContext, rootCertificates, type SecureContext } from "node:tls";
import "reflect-metadata";
import * as x509 from "@peculiar/x509";

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const dayMilliseconds = 86_400_000;

/** A certificate authority that lives for one run. Its private key never leaves memory. */
export class CertificateAuthority {
  readonly certificatePem: string;
  readonly #certificate: x509.X509Certificate;
  readonly #caKeys: webcrypto.CryptoKeyPair;
  readonly #hostKeys: webcrypto.CryptoKeyPair;
  readonly #hostKeyPem: string;
  readonly #contexts = new Map<string, Promise<SecureContext>>();

  private constructor(
    certificate: x509.X509Certificate,
    caKeys: webcrypto.CryptoKeyPair,
    hostKeys: webcrypto.CryptoKeyPair,
    hostKeyPem: string,
  ) {
    this.#certificate = certificate;
    this.certificatePem = `${certificate.toString("pem")}\n`;
    this.#caKeys = caKeys;
    this.#hostKeys = hostKeys;
    this.#hostKeyPem = hostKeyPem;
  }

  static async create(): Promise<CertificateAuthority> {
    x509.cryptoProvider.set(webcrypto);
    const usages = ["sign", "verify"] as const;
    const caKeys = await webcrypto.subtle.generateKey(algorithm, true, [...usages]);
    const hostKeys = await webcrypto.subtle.generateKey(algorithm, true, [...usages]);
    const certificate = await x509.X509CertificateGenerator.createSelfSigned({
      serialNumber: serialNumber(),
      name: "CN=Slipway local Azure, O=Slipway",
      ...validity(),
      signingAlgorithm: algorithm,
      keys: caKeys,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(
          x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign,
          true,
        ),
        await x509.SubjectKeyIdentifierExtension.create(caKeys.publicKey),
      ],
    });
    const pkcs8 = await webcrypto.subtle.exportKey("pkcs8", hostKeys.privateKey);
    return new CertificateAuthority(
      certificate,
      caKeys,
      hostKeys,
      x509.PemConverter.encode(pkcs8, "PRIVATE KEY"),
    );
  }

  /** The TLS context for a host; one certificate serves all hosts of a domain. */
  contextFor(host: string): Promise<SecureContext> {
    const wildcard = `*${host.slice(host.indexOf("."))}`;
    let context = this.#contexts.get(wildcard);
    if (context === undefined) {
      context = this.#mint(wildcard);
      this.#contexts.set(wildcard, context);
    }
    return context;
  }

  async #mint(wildcard: string): Promise<SecureContext> {
    const certificate = await x509.X509CertificateGenerator.create({
      serialNumber: serialNumber(),
      subject: `CN=${wildcard}`,
      issuer: this.#certificate.subject,
      ...validity(),
      signingAlgorithm: algorithm,
      publicKey: this.#hostKeys.publicKey,
      signingKey: this.#caKeys.privateKey,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension([{ type: "dns", value: wildcard }]),
        await x509.SubjectKeyIdentifierExtension.create(this.#hostKeys.publicKey),
        await x509.AuthorityKeyIdentifierExtension.create(this.#caKeys.publicKey),
      ],
    });
    // With its authority: a browser that is told to trust that one key must see it in the chain.
    const chain = `${certificate.toString("pem")}\n${this.certificatePem}`;
    return createSecureContext({ key: this.#hostKeyPem, cert: chain });
  }
}

export interface CertificateFiles {
  /** Our authority alone, for clients that add it to their own list (Node). */
  readonly authority: string;
  /** The system's authorities and ours, for clients whose list is replaced (Python, .NET). */
  readonly bundle: string;
}

export async function writeCertificates(
  authority: CertificateAuthority,
  directory: string,
): Promise<CertificateFiles> {
  await mkdir(directory, { recursive: true });
  const files = { authority: join(directory, "ca.pem"), bundle: join(directory, "bundle.pem") };
  await writeFile(files.authority, authority.certificatePem);
  await writeFile(files.bundle, `${systemAuthorities()}\n${authority.certificatePem}`);
  return files;
}

function systemAuthorities(): string {
  const known = [
    process.env.SSL_CERT_FILE,
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/cert.pem",
  ].find((path) => path !== undefined && existsSync(path));
  return known === undefined ? rootCertificates.join("\n") : readFileSync(known, "utf8").trimEnd();
}

function serialNumber(): string {
  const bytes = webcrypto.getRandomValues(new Uint8Array(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x01;
  return Buffer.from(bytes).toString("hex");
}

function validity(): { notBefore: Date; notAfter: Date } {
  const now = Date.now();
  return {
    notBefore: new Date(now - dayMilliseconds),
    notAfter: new Date(now + 30 * dayMilliseconds),
  };
}
