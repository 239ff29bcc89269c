import { createHash } from "node:crypto";
import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  type JSONWebKeySet,
  type JWTPayload,
  SignJWT,
} from "jose";

/** An RS256 key of one issuer, made for this run. */
export interface SigningKey {
  readonly jwks: JSONWebKeySet;
  readonly keySet: ReturnType<typeof createLocalJWKSet>;
  sign(claims: JWTPayload): Promise<string>;
}

export async function createSigningKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  const jwk = await exportJWK(publicKey);
  const kid = createHash("sha256").update(JSON.stringify(jwk)).digest("base64url").slice(0, 27);
  const jwks = { keys: [{ ...jwk, kid, use: "sig", alg: "RS256" }] };
  return {
    jwks,
    keySet: createLocalJWKSet(jwks),
    sign: (claims) =>
      new SignJWT(claims).setProtectedHeader({ alg: "RS256", typ: "JWT", kid }).sign(privateKey),
  };
}
