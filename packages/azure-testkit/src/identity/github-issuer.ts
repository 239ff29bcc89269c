import { randomBytes, randomUUID } from "node:crypto";
import type { ScaledClock } from "../clock.ts";
import type { JobClaims } from "../contract.ts";
import { type HttpCall, json, type Reply } from "../http.ts";
import { createSigningKey, type SigningKey } from "./signing-key.ts";

export const githubIssuer = "https://token.actions.githubusercontent.com";
const requestHost = "pipelines.actions.githubusercontent.com";

export interface GithubSettings {
  readonly clock: ScaledClock;
  /** `owner/name` */
  readonly repository: string;
  /** Virtual seconds. */
  readonly tokenLifetimeSeconds: number;
}

/** GitHub's OIDC provider: the address a job asks, and the issuer that Entra trusts. */
export class GithubIssuer {
  readonly #clock: ScaledClock;
  readonly #repository: string;
  readonly #lifetimeSeconds: number;
  readonly #key: SigningKey;
  readonly #jobs = new Map<string, { bearer: string; claims: JobClaims }>();

  private constructor(settings: GithubSettings, key: SigningKey) {
    const { clock, repository, tokenLifetimeSeconds } = settings;
    this.#clock = clock;
    this.#repository = repository;
    this.#lifetimeSeconds = tokenLifetimeSeconds;
    this.#key = key;
  }

  static async create(settings: GithubSettings): Promise<GithubIssuer> {
    return new GithubIssuer(settings, await createSigningKey());
  }

  get keySet(): SigningKey["keySet"] {
    return this.#key.keySet;
  }

  jobToken(claims: JobClaims): { url: string; token: string } {
    const id = randomUUID();
    const bearer = randomBytes(32).toString("base64url");
    this.#jobs.set(id, { bearer, claims });
    return { url: `https://${requestHost}/${id}/idtoken?api-version=2.0`, token: bearer };
  }

  async answerTokenHost(call: HttpCall): Promise<Reply> {
    const id = /^\/([^/]+)\/idtoken$/.exec(call.path)?.[1];
    const job = id === undefined ? undefined : this.#jobs.get(id);
    if (job === undefined) return json(404, { message: "Not Found" });
    if (call.headers.authorization?.replace(/^bearer /i, "") !== job.bearer) {
      return json(401, { message: "The job's request token is not valid." });
    }
    const audience = call.query.get("audience") ?? job.claims.audience ?? this.#defaultAudience();
    return json(200, { count: 1, value: await this.#sign(job.claims, audience) });
  }

  answerIssuer(call: HttpCall): Reply {
    if (call.path === "/.well-known/openid-configuration") {
      return json(200, {
        issuer: githubIssuer,
        jwks_uri: `${githubIssuer}/.well-known/jwks`,
        subject_types_supported: ["public", "pairwise"],
        response_types_supported: ["id_token"],
        id_token_signing_alg_values_supported: ["RS256"],
        scopes_supported: ["openid"],
      });
    }
    if (call.path === "/.well-known/jwks") return json(200, this.#key.jwks);
    return json(404, { message: "Not Found" });
  }

  #defaultAudience(): string {
    return `https://github.com/${this.#repository.split("/")[0]}`;
  }

  #sign(job: JobClaims, audience: string): Promise<string> {
    const { subject, audience: _, ...more } = job;
    const now = Math.trunc(this.#clock.now() / 1000);
    const [owner] = this.#repository.split("/");
    return this.#key.sign({
      jti: randomUUID(),
      repository: this.#repository,
      repository_owner: owner,
      repository_visibility: "private",
      runner_environment: "github-hosted",
      run_id: "1",
      run_number: "1",
      run_attempt: "1",
      ref: "refs/heads/main",
      ref_type: "branch",
      event_name: "push",
      // azure/login v3 reads it and complains when it is absent (measured).
      job_workflow_ref: `${this.#repository}/.github/workflows/pipeline.yml@refs/heads/main`,
      ...more,
      sub: subject,
      aud: audience,
      iss: githubIssuer,
      nbf: now - 5,
      iat: now,
      exp: now + this.#lifetimeSeconds,
    });
  }
}
