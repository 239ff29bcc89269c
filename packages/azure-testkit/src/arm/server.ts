import { randomUUID } from "node:crypto";
import type { HttpCall, Reply } from "../http.ts";
import type { Entra } from "../identity/entra.ts";
import { isAllowed, type Principal } from "../identity/principals.ts";
import { permissionOf } from "./action.ts";
import { armError, Refusal } from "./errors.ts";
import { find, objectOf, type Route } from "./routes.ts";

/** Requests that ARM lets through for anybody who is signed in: it filters the answer instead. */
const openToAll = /^\/(subscriptions|tenants|providers\/.*)\/?$/i;

/** A counter as it stands in fresh recordings; each request takes one. */
interface Limit {
  readonly header: string;
  readonly start: number;
}

const prefix = "x-ms-ratelimit-remaining-subscription";
const writes: Limit = { header: `${prefix}-writes`, start: 1_199 };
const resourceRequests: Limit = { header: `${prefix}-resource-requests`, start: 11_999 };
const sitePuts: Limit = { header: `${prefix}-resource-requests`, start: 499 };
const reads: Limit = { header: `${prefix}-reads`, start: 11_999 };
const deletes: Limit = { header: `${prefix}-deletes`, start: 14_999 };

/** Which counter a request takes from, as recorded: a swap is a write, creating a site is not. */
function limitOf(method: string, path: string): Limit {
  if (method === "PUT" && /\/sites\/[^/]+(\/slots\/[^/]+)?$/i.test(path)) return sitePuts;
  if (method === "POST") return /\/slotsswap$/i.test(path) ? writes : resourceRequests;
  if (method === "PUT" || method === "PATCH") return writes;
  return method === "DELETE" ? deletes : reads;
}

/** management.azure.com: who asks, whether they may, and which provider answers. */
export class ArmServer {
  readonly #entra: Entra;
  readonly #routes: readonly Route[];
  readonly #subscriptionId: string;
  readonly #used = new Map<string, number>();

  constructor(entra: Entra, subscriptionId: string, routes: readonly Route[]) {
    this.#entra = entra;
    this.#subscriptionId = subscriptionId;
    this.#routes = routes;
  }

  async answer(call: HttpCall): Promise<Reply> {
    const requestId = randomUUID();
    const headers = {
      "cache-control": "no-cache",
      pragma: "no-cache",
      "x-content-type-options": "nosniff",
      "x-ms-request-id": requestId,
      "x-ms-correlation-request-id": headerOf(call, "x-ms-correlation-request-id") ?? randomUUID(),
      "x-ms-routing-request-id": `WESTEUROPE:${new Date().toISOString().replace(/[-:.]/g, "")}:${requestId}`,
      ...this.#rateLimit(call.method, call.path),
    };
    let reply: Reply;
    try {
      reply = await this.#dispatch(call);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      reply = error.reply;
    }
    return { ...reply, headers: { ...headers, ...reply.headers } };
  }

  async #dispatch(call: HttpCall): Promise<Reply> {
    const principal = await this.#authenticate(call);
    if (!call.query.has("api-version")) {
      throw armError(
        400,
        "MissingApiVersionParameter",
        "The api-version query parameter (?api-version=) is required for all requests.",
      );
    }
    const subscription = /^\/subscriptions\/([^/]+)/i.exec(call.path)?.[1];
    if (
      subscription !== undefined &&
      subscription.toLowerCase() !== this.#subscriptionId.toLowerCase()
    ) {
      throw armError(
        404,
        "SubscriptionNotFound",
        `The subscription '${subscription}' could not be found.`,
      );
    }
    this.#authorize(principal, call);
    const found = find(this.#routes, call.method, call.path);
    if (found === "method") {
      throw armError(
        405,
        "MethodNotAllowed",
        `The requested resource does not support http method '${call.method}'.`,
      );
    }
    if (found === undefined) {
      throw armError(
        404,
        "InvalidResourceType",
        `The local Azure does not imitate ${call.method} ${call.path}. The README of @slipway/azure-testkit lists what it does.`,
      );
    }
    return await found.route.handler({
      ...call,
      parameters: found.parameters,
      json: bodyOf(call),
    });
  }

  async #authenticate(call: HttpCall): Promise<Principal> {
    const token = /^Bearer (.+)$/i.exec(call.headers.authorization ?? "")?.[1];
    if (token === undefined) {
      throw unauthorized(
        "AuthenticationFailed",
        "Authentication failed. The 'Authorization' header is missing.",
      );
    }
    const principal = await this.#entra.authenticate(token);
    if (principal === "expired") {
      throw unauthorized(
        "ExpiredAuthenticationToken",
        "The access token expiry UTC time is earlier than current UTC time. Please refresh the token and retry.",
      );
    }
    if (principal === "audience") {
      throw unauthorized(
        "InvalidAuthenticationTokenAudience",
        "The access token has been obtained for wrong audience or resource. It should exactly match with one of the allowed audiences 'https://management.core.windows.net/','https://management.core.windows.net','https://management.azure.com/','https://management.azure.com'.",
      );
    }
    if (principal === "invalid") {
      throw unauthorized("InvalidAuthenticationToken", "The access token is invalid.");
    }
    return principal;
  }

  #authorize(principal: Principal, call: HttpCall): void {
    if (openToAll.test(call.path)) return;
    const { action, scope } = permissionOf(call.method, call.path);
    if (isAllowed(principal, action, scope)) return;
    throw armError(
      403,
      "AuthorizationFailed",
      `The client '${principal.clientId}' with object id '${principal.objectId}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    );
  }

  #rateLimit(method: string, path: string): Record<string, string> {
    const limit = limitOf(method, path);
    const key = `${limit.header} ${limit.start}`;
    const used = this.#used.get(key) ?? 0;
    this.#used.set(key, used + 1);
    return { [limit.header]: String(Math.max(0, limit.start - used)) };
  }
}

function unauthorized(code: string, message: string): Refusal {
  return armError(401, code, message, {
    "www-authenticate": `Bearer authorization_uri="https://login.microsoftonline.com/", error="invalid_token", error_description="${message}"`,
  });
}

function bodyOf(call: HttpCall): Record<string, unknown> {
  const text = call.body.toString("utf8");
  if (text.trim() === "") return {};
  try {
    // az writes the template in as the file has it, under a name without quotes (recorded).
    return objectOf(JSON.parse(text.replace(/^(.{0,2000}?[{,]\s*)template:/s, '$1"template":')));
  } catch {
    throw armError(
      400,
      "InvalidRequestContent",
      "The request content was invalid and could not be deserialized.",
    );
  }
}

function headerOf(call: HttpCall, name: string): string | undefined {
  const value = call.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
