import { randomUUID } from "node:crypto";
import { decodeJwt, type JWTPayload, jwtVerify } from "jose";
import type { ScaledClock } from "../clock.ts";
import { type HttpCall, json, type Reply } from "../http.ts";
import { EntraError, entraErrors } from "./entra-error.ts";
import { type GithubIssuer, githubIssuer } from "./github-issuer.ts";
import type { Principal, Principals } from "./principals.ts";
import { createSigningKey, type SigningKey } from "./signing-key.ts";

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

export interface EntraSettings {
  readonly clock: ScaledClock;
  readonly tenantId: string;
  readonly principals: Principals;
  readonly github: GithubIssuer;
  /** Virtual seconds. */
  readonly tokenLifetimeSeconds: number;
}

/**
 * login.microsoftonline.com as far as MSAL for Node and for Python (az) go for a service
 * principal: instance discovery, OpenID configuration, client-credentials grant.
 */
export class Entra {
  readonly #settings: EntraSettings;
  readonly #key: SigningKey;

  private constructor(settings: EntraSettings, key: SigningKey) {
    this.#settings = settings;
    this.#key = key;
  }

  static async create(settings: EntraSettings): Promise<Entra> {
    return new Entra(settings, await createSigningKey());
  }

  async answer(call: HttpCall): Promise<Reply> {
    try {
      return await this.#route(call);
    } catch (error) {
      if (error instanceof EntraError) return error.reply(this.#settings.clock.now());
      throw error;
    }
  }

  /** The principal of a valid bearer token for ARM, or for another service, or why there is none. */
  async authenticate(
    token: string,
    audiences: readonly string[] = armAudiences,
  ): Promise<Principal | "invalid" | "expired" | "audience"> {
    let payload: JWTPayload;
    try {
      const currentDate = new Date((decodeJwt(token).nbf ?? 0) * 1000);
      ({ payload } = await jwtVerify(token, this.#key.keySet, { currentDate }));
    } catch {
      return "invalid";
    }
    if ((payload.exp ?? 0) * 1000 <= this.#settings.clock.now()) return "expired";
    if (!audiences.includes(String(payload.aud).replace(/\/+$/, ""))) return "audience";
    const principal = this.#settings.principals.byClientId(String(payload.appid));
    return principal ?? "invalid";
  }

  async #route(call: HttpCall): Promise<Reply> {
    if (/^\/[^/]+\/discovery\/instance$/.test(call.path)) return this.#instanceDiscovery();
    const [, tenant = "", rest = ""] = /^\/([^/]+)(\/.*)$/.exec(call.path) ?? [];
    const known = ["common", "organizations", this.#settings.tenantId.toLowerCase()];
    if (!known.includes(tenant.toLowerCase())) throw entraErrors.noSuchTenant(tenant);
    if (/^(\/v2\.0)?\/\.well-known\/openid-configuration$/.test(rest)) {
      return this.#configuration();
    }
    if (/^\/discovery(\/v2\.0)?\/keys$/.test(rest)) return json(200, this.#key.jwks);
    if (call.method === "POST" && /^\/oauth2(\/v2\.0)?\/token$/.test(rest)) {
      return await this.#token(new URLSearchParams(call.body.toString("utf8")));
    }
    return json(404, { error: "not_found", error_description: `No ${call.method} ${rest}.` });
  }

  #instanceDiscovery(): Reply {
    const { tenantId } = this.#settings;
    return json(200, {
      tenant_discovery_endpoint: `https://login.microsoftonline.com/${tenantId}/v2.0/.well-known/openid-configuration`,
      "api-version": "1.1",
      metadata: [
        {
          preferred_network: "login.microsoftonline.com",
          preferred_cache: "login.windows.net",
          aliases: [
            "login.microsoftonline.com",
            "login.windows.net",
            "login.microsoft.com",
            "sts.windows.net",
          ],
        },
      ],
    });
  }

  #configuration(): Reply {
    const base = `https://login.microsoftonline.com/${this.#settings.tenantId}`;
    return json(200, {
      token_endpoint: `${base}/oauth2/v2.0/token`,
      token_endpoint_auth_methods_supported: [
        "client_secret_post",
        "private_key_jwt",
        "client_secret_basic",
      ],
      jwks_uri: `${base}/discovery/v2.0/keys`,
      response_modes_supported: ["query", "fragment", "form_post"],
      subject_types_supported: ["pairwise"],
      id_token_signing_alg_values_supported: ["RS256"],
      response_types_supported: ["code", "id_token", "code id_token", "id_token token"],
      scopes_supported: ["openid", "profile", "email", "offline_access"],
      issuer: `${base}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      tenant_region_scope: "EU",
      cloud_instance_name: "microsoftonline.com",
      cloud_graph_host_name: "graph.windows.net",
      msgraph_host: "graph.microsoft.com",
    });
  }

  async #token(form: URLSearchParams): Promise<Reply> {
    const grant = form.get("grant_type");
    if (grant === null) throw entraErrors.missing("grant_type");
    if (grant !== "client_credentials") throw entraErrors.unsupportedGrant(grant);
    const clientId = form.get("client_id");
    if (clientId === null) throw entraErrors.missing("client_id");
    const scope = form.get("scope");
    if (scope === null) throw entraErrors.missing("scope");
    const { principals, tenantId, tokenLifetimeSeconds, clock } = this.#settings;
    const principal = principals.byClientId(clientId);
    if (principal === undefined) throw entraErrors.noSuchApplication(clientId, tenantId);

    const assertion = form.get("client_assertion");
    const secret = form.get("client_secret");
    if (assertion !== null && form.get("client_assertion_type") === assertionType) {
      await this.#verifyAssertion(principal, assertion);
    } else if (secret !== null) {
      if (principal.secret === undefined || secret !== principal.secret) {
        throw entraErrors.wrongSecret(clientId);
      }
    } else {
      throw entraErrors.noCredential();
    }

    const now = Math.trunc(clock.now() / 1000);
    const token = await this.#key.sign({
      aud: (scope.split(" ")[0] ?? "").replace(/\/\.default$/, ""),
      iss: `https://sts.windows.net/${tenantId}/`,
      iat: now,
      nbf: now,
      exp: now + tokenLifetimeSeconds,
      appid: principal.clientId,
      appidacr: assertion === null ? "1" : "2",
      idp: `https://sts.windows.net/${tenantId}/`,
      idtyp: "app",
      oid: principal.objectId,
      sub: principal.objectId,
      tid: tenantId,
      uti: randomUUID(),
      ver: "1.0",
    });
    return json(
      200,
      {
        token_type: "Bearer",
        expires_in: tokenLifetimeSeconds,
        ext_expires_in: tokenLifetimeSeconds,
        access_token: token,
      },
      { "cache-control": "no-store, no-cache", pragma: "no-cache" },
    );
  }

  /** The checks of workload identity federation, in Entra's order: shape, issuer, signature, time, subject, audience. */
  async #verifyAssertion(principal: Principal, assertion: string): Promise<void> {
    let claims: JWTPayload;
    try {
      claims = decodeJwt(assertion);
    } catch {
      throw entraErrors.malformedAssertion();
    }
    const { iss = "", sub = "", aud, exp = 0, nbf = 0 } = claims;
    const byIssuer = principal.federatedCredentials.filter(({ issuer }) => issuer === iss);
    if (byIssuer.length === 0 || iss !== githubIssuer) throw entraErrors.noMatchingIssuer(iss);
    try {
      await jwtVerify(assertion, this.#settings.github.keySet, {
        algorithms: ["RS256"],
        currentDate: new Date(nbf * 1000),
      });
    } catch {
      throw entraErrors.badSignature();
    }
    const now = this.#settings.clock.now();
    const tolerance = 300_000;
    if (now > exp * 1000 + 1000 || now < nbf * 1000 - tolerance) {
      const time = (milliseconds: number) => new Date(milliseconds).toISOString();
      throw entraErrors.outsideValidity(time(now), time(nbf * 1000), time(exp * 1000));
    }
    const bySubject = byIssuer.filter(({ subject }) => subject === sub);
    if (bySubject.length === 0) throw entraErrors.noMatchingSubject(sub);
    const audiences = Array.isArray(aud) ? aud : [String(aud)];
    if (!bySubject.some(({ audience }) => audiences.includes(audience))) {
      throw entraErrors.noMatchingAudience(audiences.join(" "));
    }
  }
}

const armAudiences = ["https://management.azure.com", "https://management.core.windows.net"];
