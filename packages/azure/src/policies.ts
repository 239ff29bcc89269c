import https from "node:https";
import type { createWebSiteManagement } from "@azure/arm-appservice/api";

type ClientOptions = NonNullable<Parameters<typeof createWebSiteManagement>[2]>;
type PipelinePolicy = NonNullable<ClientOptions["additionalPolicies"]>[number]["policy"];

/**
 * App Service writes its errors with capitals (`{"Code", "Message"}`, recorded), ARM does not; the
 * SDK reads only the second shape and says "Unexpected status code: 409" for the first
 * (azure-cli#27820).
 */
export const keepErrors: PipelinePolicy = {
  name: "keepErrors",
  async sendRequest(request, next) {
    const response = await next(request);
    if (response.status < 400 || !response.bodyAsText) return response;
    try {
      const body = JSON.parse(response.bodyAsText) as Record<string, unknown>;
      if (typeof body?.Message === "string") {
        const error = { code: String(body.Code ?? response.status), message: body.Message };
        response.bodyAsText = JSON.stringify({ error });
      }
    } catch {
      // Not JSON: a gateway's page, reported with its status.
    }
    return response;
  },
};

/** The SDK does not retry a 429 without Retry-After at all. */
export const plain429: PipelinePolicy = {
  name: "plain429",
  async sendRequest(request, next) {
    const response = await next(request);
    if (response.status === 429 && !response.headers.has("retry-after")) {
      response.headers.set("retry-after", "10");
    }
    return response;
  },
};

/**
 * Ends one attempt that gets no answer, as a network error so that a read is tried again. The time
 * is real time: a network does not run faster because a clock does.
 */
export function attemptTimeout(milliseconds: number): PipelinePolicy {
  return {
    name: "attemptTimeout",
    async sendRequest(request, next) {
      const timeout = AbortSignal.timeout(milliseconds);
      const outer = request.abortSignal as AbortSignal | undefined;
      request.abortSignal = outer === undefined ? timeout : AbortSignal.any([outer, timeout]);
      try {
        return await next(request);
      } catch (error) {
        if (timeout.aborted && !outer?.aborted && error instanceof Error) {
          throw Object.assign(new Error("No answer in time.", { cause: error }), {
            name: "RestError",
            code: "ETIMEDOUT",
          });
        }
        throw error;
      } finally {
        if (outer === undefined) delete request.abortSignal;
        else request.abortSignal = outer;
      }
    },
  };
}

/**
 * Node's own agent, with the proxy of the environment: the SDK's opens a connection for each
 * request behind a proxy. What is sent once gets a connection of its own, since one that was kept
 * may just be closing at the other end.
 */
export function ownAgent(keepAlive: boolean): PipelinePolicy {
  const agent = new https.Agent({ keepAlive, proxyEnv: process.env });
  return {
    name: "ownAgent",
    sendRequest(request, next) {
      request.agent = agent;
      return next(request);
    },
  };
}
