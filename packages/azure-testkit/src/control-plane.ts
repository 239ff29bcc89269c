import type { IncomingMessage, ServerResponse } from "node:http";
import { appServiceError, armError, exclusiveLockMessage } from "./arm/errors.ts";
import type { ScaledClock } from "./clock.ts";
import type { RecordedRequest } from "./contract.ts";
import type { DataPlaneKind, HostKind } from "./edge/hosts.ts";
import type { Fault, FaultPlan } from "./faults.ts";
import { BodyTooLarge, type HttpCall, json, type Reply, readBody, send } from "./http.ts";

export interface ControlPlaneSettings {
  readonly clock: ScaledClock;
  readonly faults: FaultPlan;
  /** Who answers for a kind of host; deployment hosts get the request unread. */
  readonly answer: (
    kind: Exclude<HostKind, "kudu" | DataPlaneKind>,
    call: HttpCall,
  ) => Promise<Reply>;
  readonly answerKudu: (request: IncomingMessage, host: string) => Promise<Reply>;
  /** Called before each request: what happened until then is to be seen, and by the state until then. */
  readonly before: () => void;
  /** An error that nobody expected; the client gets 500. */
  readonly onDefect: (error: Error) => void;
}

const journalLimit = 50_000;

/** Everything but the sites themselves: keeps the journal and applies the injected faults. */
export class ControlPlane {
  readonly #settings: ControlPlaneSettings;
  readonly #journal: RecordedRequest[] = [];

  constructor(settings: ControlPlaneSettings) {
    this.#settings = settings;
  }

  get requests(): readonly RecordedRequest[] {
    return [...this.#journal];
  }

  async handle(
    request: IncomingMessage,
    response: ServerResponse,
    host: string,
    kind: Exclude<HostKind, DataPlaneKind>,
  ): Promise<void> {
    this.#settings.before();
    const method = request.method ?? "GET";
    const path = request.url ?? "/";
    const fault = this.#settings.faults.take({ host, method, path });
    const withoutEffect = fault?.kind === "reset-before" || fault?.kind === "hang";
    const record = (status: number) => {
      this.#journal.push({
        at: this.#settings.clock.now(),
        method,
        host,
        path,
        status,
        ...(withoutEffect ? { withoutEffect } : {}),
      });
      if (this.#journal.length > journalLimit) this.#journal.shift();
    };
    if (fault?.kind === "reset-before") {
      record(0);
      request.socket.destroy();
      return;
    }
    if (fault?.kind === "hang") {
      record(0);
      request.resume();
      return;
    }
    if (fault?.kind === "delay") await this.#settings.clock.sleep(fault.seconds * 1000);
    let reply: Reply;
    try {
      reply = faultReply(fault) ?? (await this.#reply(request, host, kind));
    } catch (error) {
      if (error instanceof BodyTooLarge)
        reply = json(413, { error: { code: "RequestEntityTooLarge", message: error.message } });
      else if (request.destroyed && !request.complete) return record(0);
      else {
        this.#settings.onDefect(error as Error);
        reply = json(500, {
          error: { code: "InternalServerError", message: (error as Error).message },
        });
      }
    }
    const lost = fault?.kind === "reset-after" || fault?.kind === "hang-after";
    record(lost ? 0 : reply.status);
    if (fault?.kind === "reset-after") {
      request.socket.destroy();
      return;
    }
    if (fault?.kind === "hang-after") {
      request.resume();
      return;
    }
    if (fault?.kind === "lose-header") {
      const { [fault.header.toLowerCase()]: _, ...headers } = reply.headers;
      reply = { ...reply, headers };
    }
    request.resume();
    const date = new Date(this.#settings.clock.now()).toUTCString();
    send(response, { ...reply, headers: { date, ...reply.headers } });
  }

  async #reply(
    request: IncomingMessage,
    host: string,
    kind: Exclude<HostKind, DataPlaneKind>,
  ): Promise<Reply> {
    if (kind === "kudu") return await this.#settings.answerKudu(request, host);
    const url = new URL(request.url ?? "/", `https://${host}`);
    return await this.#settings.answer(kind, {
      method: request.method ?? "GET",
      host,
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: await readBody(request),
    });
  }
}

function faultReply(fault: Fault | undefined): Reply | undefined {
  if (fault?.kind === "gateway-timeout") {
    return armError(
      504,
      "GatewayTimeout",
      "The gateway did not receive a response from 'Microsoft.Web' within the specified time period.",
      { "x-ms-failure-cause": "service" },
    ).reply;
  }
  if (fault?.kind === "throttled") {
    const headers: Record<string, string> = {
      "x-ms-ratelimit-remaining-subscription-writes": "1197",
      ...(fault.retryAfterSeconds === undefined
        ? {}
        : { "retry-after": String(fault.retryAfterSeconds) }),
    };
    return fault.shape === "subscription"
      ? armError(
          429,
          "TooManyRequests",
          "The request is being throttled as the limit has been reached for the subscription.",
          headers,
        ).reply
      : appServiceError(429, "429", exclusiveLockMessage, headers, "59207").reply;
  }
  if (fault?.kind === "answer") {
    return json(fault.status, fault.body ?? {}, fault.headers);
  }
  return undefined;
}
