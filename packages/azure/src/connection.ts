import { createWebSiteManagement, type WebSiteManagementContext } from "@azure/arm-appservice/api";
import type { TokenCredential } from "@azure/identity";
import { AzureError, explain, type Operation } from "./azure-error.ts";
import { attemptTimeout, keepErrors, ownAgent, plain429 } from "./policies.ts";

/** A service of Azure that takes the same credential, with the scope of its tokens. */
export interface AzureService {
  readonly endpoint: string;
  readonly scope: string;
}

export const management: AzureService = {
  endpoint: "https://management.azure.com",
  scope: "https://management.azure.com/.default",
};

/** How often a request may be sent: a swap and a last-moment write once, everything else again. */
export type Attempts = "once" | "again";

export interface CallOptions {
  readonly attempts?: Attempts;
  /** Real milliseconds for the whole call with its retries. Default 100,000. */
  readonly timeoutMilliseconds?: number;
}

export interface Connection {
  readonly subscriptionId: string;
  /** Runs one SDK call; whatever it throws becomes an `AzureError`. */
  call<T>(
    operation: Operation,
    send: (context: WebSiteManagementContext, abortSignal: AbortSignal) => Promise<T>,
    options?: CallOptions,
  ): Promise<T>;
  /** A request to a path or operation URL below the service's endpoint, for what the SDK drops. */
  request(
    operation: Operation,
    method: "get" | "post" | "put" | "patch" | "delete",
    path: string,
    parameters?: {
      readonly body?: unknown;
      readonly query?: Readonly<Record<string, string>>;
      readonly headers?: Readonly<Record<string, string>>;
      readonly accept?: readonly number[];
    },
    options?: CallOptions,
  ): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
}

/**
 * @param credential makes a credential without cached tokens; called again once when Azure refuses
 * the token, which the SDK does not mend itself
 */
export function connect(
  credential: () => TokenCredential,
  subscriptionId: string,
  service: AzureService = management,
): Connection {
  const open = () => {
    const current = credential();
    const context = (maxRetries: number, attemptMilliseconds: number) =>
      createWebSiteManagement(current, subscriptionId, {
        endpoint: service.endpoint,
        credentials: { scopes: [service.scope] },
        retryOptions: { maxRetries },
        userAgentOptions: { userAgentPrefix: "slipway" },
        additionalPolicies: [
          { policy: keepErrors, position: "perRetry" },
          { policy: plain429, position: "perRetry" },
          { policy: attemptTimeout(attemptMilliseconds), position: "perRetry" },
          { policy: ownAgent(maxRetries > 0), position: "perCall" },
        ],
      });
    return { again: context(3, 20_000), once: context(0, 60_000) };
  };
  let contexts = open();

  const call: Connection["call"] = async (operation, send, options = {}) => {
    const signal = AbortSignal.timeout(options.timeoutMilliseconds ?? 100_000);
    const attempts = options.attempts ?? "again";
    const attempt = async () => {
      try {
        return await send(contexts[attempts], signal);
      } catch (error) {
        throw explain(operation, error);
      }
    };
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof AzureError) || error.status !== 401) throw error;
      // Refused before it had any effect, so sending it again is safe for every method.
      contexts = open();
      return await attempt();
    }
  };

  return {
    subscriptionId,
    call,
    request: (operation, method, path, parameters = {}, options) =>
      call(
        operation,
        async (context, abortSignal) => {
          if (!below(service.endpoint, path)) {
            throw new AzureError(operation.name, {
              status: undefined,
              code: "ForeignAddress",
              detail: `Azure named an address outside ${service.endpoint}`,
              remedy: "Check the proxy between the runner and Azure.",
            });
          }
          const response = await context.pathUnchecked(path)[method]({
            abortSignal,
            ...(parameters.body === undefined
              ? {}
              : { body: parameters.body, contentType: "application/json" }),
            ...(parameters.query === undefined ? {} : { queryParameters: parameters.query }),
            ...(parameters.headers === undefined ? {} : { headers: parameters.headers }),
          });
          const status = Number(response.status);
          if (!(parameters.accept ?? [200]).includes(status)) {
            const error = (response.body?.error ?? {}) as Record<string, unknown>;
            throw Object.assign(new Error(String(error.message ?? `HTTP ${status}`)), {
              statusCode: status,
              code: error.code,
            });
          }
          return { status, headers: response.headers, body: response.body as unknown };
        },
        options,
      ),
  };
}

/** The bearer token goes nowhere else. */
function below(endpoint: string, path: string): boolean {
  return path.startsWith("/") || new URL(path).origin === endpoint;
}
