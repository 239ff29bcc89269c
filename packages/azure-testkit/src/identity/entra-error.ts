import { randomUUID } from "node:crypto";
import { json, type Reply } from "../http.ts";

/** A refusal in the words of Entra ID; `code` is the number after AADSTS. */
export class EntraError extends Error {
  readonly status: number;
  readonly error: string;
  readonly code: number;

  constructor(status: number, error: string, code: number, message: string) {
    super(message);
    this.status = status;
    this.error = error;
    this.code = code;
  }

  reply(now: number): Reply {
    const trace = randomUUID();
    const correlation = randomUUID();
    const time = new Date(now).toISOString().replace("T", " ").replace(/\..*$/, "Z");
    return json(this.status, {
      error: this.error,
      error_description: `AADSTS${this.code}: ${this.message} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${time}`,
      error_codes: [this.code],
      timestamp: time,
      trace_id: trace,
      correlation_id: correlation,
      error_uri: `https://login.microsoftonline.com/error?code=${this.code}`,
    });
  }
}

export const entraErrors = {
  noSuchApplication: (clientId: string, tenant: string) =>
    new EntraError(
      400,
      "unauthorized_client",
      700016,
      `Application with identifier '${clientId}' was not found in the directory '${tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
    ),
  noSuchTenant: (tenant: string) =>
    new EntraError(
      400,
      "invalid_request",
      90002,
      `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
    ),
  missing: (parameter: string) =>
    new EntraError(
      400,
      "invalid_request",
      900144,
      `The request body must contain the following parameter: '${parameter}'.`,
    ),
  wrongSecret: (clientId: string) =>
    new EntraError(
      401,
      "invalid_client",
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
    ),
  noCredential: () =>
    new EntraError(
      401,
      "invalid_client",
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    ),
  unsupportedGrant: (grant: string) =>
    new EntraError(
      400,
      "unsupported_grant_type",
      70003,
      `The app requested an unsupported grant type '${grant}'.`,
    ),
  malformedAssertion: () =>
    new EntraError(
      401,
      "invalid_client",
      50027,
      "JWT token is invalid or malformed. Invalid client assertion.",
    ),
  badSignature: () =>
    new EntraError(
      401,
      "invalid_client",
      700027,
      "Client assertion failed signature validation. The key was not found or does not fit the signature.",
    ),
  noMatchingSubject: (subject: string) =>
    new EntraError(
      401,
      "invalid_client",
      700213,
      `No matching federated identity record found for presented assertion subject '${subject}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation`,
    ),
  noMatchingIssuer: (issuer: string) =>
    new EntraError(
      401,
      "invalid_client",
      700211,
      `No matching federated identity record found for presented assertion issuer '${issuer}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation`,
    ),
  noMatchingAudience: (audience: string) =>
    new EntraError(
      401,
      "invalid_client",
      700212,
      `No matching federated identity record found for presented assertion audience '${audience}'. Check your federated identity credential Subject, Audience and Issuer against the presented assertion. https://learn.microsoft.com/entra/workload-id/workload-identity-federation`,
    ),
  outsideValidity: (now: string, from: string, until: string) =>
    new EntraError(
      401,
      "invalid_client",
      700024,
      `Client assertion is not within its valid time range. Current time: ${now}, assertion valid from ${from}, expiry time of assertion ${until}. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials .`,
    ),
};
