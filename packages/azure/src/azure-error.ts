export interface AzureErrorFields {
  /** HTTP status; `undefined` when there was no answer. */
  readonly status: number | undefined;
  /** Azure's code, for example `Conflict`, `AuthorizationFailed`, `AADSTS700213`, `Timeout`. */
  readonly code: string;
  /** What Azure said. */
  readonly detail: string;
  /** The user's next step. */
  readonly remedy: string;
}

/** An Azure call failed or gave an answer that means nothing: what, why and what to do. */
export class AzureError extends Error {
  readonly status: number | undefined;
  readonly code: string;
  readonly detail: string;
  readonly remedy: string;

  constructor(operation: string, fields: AzureErrorFields, options?: ErrorOptions) {
    const status = fields.status === undefined ? "" : ` (HTTP ${fields.status})`;
    super(`${operation} failed: ${fields.code}${status}: ${fields.detail}`, options);
    this.name = "AzureError";
    this.status = fields.status;
    this.code = fields.code;
    this.detail = fields.detail;
    this.remedy = fields.remedy;
  }
}

/** An operation in words and the action that a role has to allow for it. */
export interface Operation {
  readonly name: string;
  /** For example `Microsoft.Web/sites/config/write`. */
  readonly permission: string;
  /** The resource, for example `app-roster-prod/slots/green`. */
  readonly resource: string;
}

/** The parts that are read from what the SDK throws. */
interface Thrown {
  readonly name?: string;
  readonly message?: string;
  readonly code?: unknown;
  readonly statusCode?: unknown;
  readonly cause?: unknown;
}

/** Turns whatever an SDK call threw into an `AzureError`. */
export function explain(operation: Operation, thrown: unknown): AzureError {
  if (thrown instanceof AzureError) return thrown;
  const error = (typeof thrown === "object" && thrown !== null ? thrown : {}) as Thrown;
  const what = `${operation.name} of ${operation.resource}`;
  const detail = oneLine(error.message ?? String(thrown));
  const fail = (fields: Omit<AzureErrorFields, "detail"> & { readonly detail?: string }) =>
    new AzureError(what, { detail, ...fields }, { cause: thrown });

  const entra = /AADSTS\d+/.exec(detail)?.[0];
  if (entra !== undefined || /^(Authentication|CredentialUnavailable)/.test(error.name ?? "")) {
    return fail({
      status: undefined,
      code: entra ?? "NotSignedIn",
      remedy: signInRemedy(entra),
    });
  }
  if (error.name === "TimeoutError" || error.name === "AbortError") {
    return fail({
      status: undefined,
      code: "Timeout",
      detail: "Azure did not answer in time.",
      remedy: "Run the action again: it reads the state first and goes on from there.",
    });
  }
  const status = typeof error.statusCode === "number" ? error.statusCode : undefined;
  const code = typeof error.code === "string" && error.code !== "" ? error.code : undefined;
  if (status === undefined) {
    return fail({
      status,
      code: code ?? "NoAnswer",
      remedy: "Check the runner's network and proxy (HTTPS_PROXY), then run the action again.",
    });
  }
  return fail({
    status,
    code: code ?? `Http${status}`,
    remedy: statusRemedy(status, operation),
  });
}

function signInRemedy(code: string | undefined): string {
  switch (code) {
    case "AADSTS700213":
    case "AADSTS70021":
      return (
        "Add a federated credential with exactly this job's subject to the app registration " +
        '("repo:<owner>/<name>:environment:<environment>" for a job with an environment).'
      );
    case "AADSTS700024":
      return "The runner's identity token had expired; run the action again.";
    case "AADSTS90002":
      return 'Check the input "tenant-id".';
    case "AADSTS700016":
      return 'Check the input "client-id".';
    default:
      return (
        'Give the job "permissions: id-token: write" and the inputs "client-id" and "tenant-id", ' +
        "or sign in with azure/login before this step."
      );
  }
}

function statusRemedy(status: number, operation: Operation): string {
  if (status === 401) {
    return "The access token was refused; check that tenant and subscription belong together.";
  }
  if (status === 403) {
    return (
      `Grant the identity the action "${operation.permission}" on ${operation.resource}; ` +
      'the README lists the smallest role ("Permissions in Azure").'
    );
  }
  if (status === 404) {
    return 'Check "subscription-id", "resource-group", "app-name" and "slot".';
  }
  if (status === 409) {
    return "Another operation holds the app; wait until it has ended and run the action again.";
  }
  if (status === 429)
    return "Azure throttles the subscription; run the action again in a few minutes.";
  if (status >= 500) return "Azure had a fault of its own; run the action again.";
  return "Read Azure's message above; run the action again when its cause is gone.";
}

/** A 2xx answer that does not hold what it has to hold: unknown, and never "nothing there". */
export function unknownAnswer(operation: Operation, missing: string): AzureError {
  return new AzureError(`${operation.name} of ${operation.resource}`, {
    status: 200,
    code: "UnknownAnswer",
    detail: `the answer has no ${missing}`,
    remedy: "Something between the runner and Azure answered instead; check the proxy, then retry.",
  });
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim().slice(0, 600);
}
