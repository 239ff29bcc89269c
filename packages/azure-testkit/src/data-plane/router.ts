import { request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import type { ScaledClock } from "../clock.ts";
import type { Behaviour, ServedRequest } from "../contract.ts";
import type { Counters } from "../insights/counters.ts";
import { production, productionOf, type Slot, slotOf } from "../web/model.ts";
import {
  cookieValue,
  drawCookie,
  pinSeconds,
  type RoutingAnswer,
  route,
  routingCookie,
  self,
} from "./affinity.ts";
import { instanceId } from "./environment.ts";
import type { Fleet } from "./fleet.ts";
import { forwardedHeaders, peer, replyHeaders } from "./headers.ts";
import { type Page, pages } from "./pages.ts";
import type { SiteFaults } from "./site-faults.ts";
import type { Worker } from "./worker.ts";

export interface RouterSettings {
  readonly clock: ScaledClock;
  readonly behaviour: Behaviour;
  readonly random: () => number;
  readonly fleet: Fleet;
  readonly counters: Counters;
  readonly faults: SiteFaults;
  readonly slotByHost: (host: string) => Slot | undefined;
}

const rememberedPins = 200_000;
const disturbances = {
  "bad-gateway": pages.badGateway,
  unavailable: pages.unavailable,
  page: pages.waiting,
} as const;

/** What decides where a request goes; by default at this instant and by this Azure's own chance. */
interface Asks {
  readonly url: string | undefined;
  readonly cookie: string | undefined;
  readonly at?: number;
  readonly draw?: () => number;
}

const asksOf = (request: IncomingMessage): Asks => ({
  url: request.url,
  cookie: request.headers.cookie,
});

interface Target {
  /** Slot that serves; undefined when the name leads nowhere. */
  readonly slot: Slot | undefined;
  readonly cookies: string[];
}

/** A request that comes without a socket. */
export interface Visitor {
  /** Virtual milliseconds since 1970. */
  readonly at: number;
  readonly host: string;
  readonly path: string;
  /** As in `ServedRequest`. */
  readonly client: string;
  readonly cookie: string | undefined;
  /** In [0, 1). */
  readonly draw: () => number;
}

export interface SimulatedAnswer {
  readonly status: number;
  readonly milliseconds: number;
  readonly release?: string;
}

/** The front end of App Service: finds the slot for a request and hands it to the slot's process. */
export class Router {
  readonly #settings: RouterSettings;
  readonly #listeners = new Set<(request: ServedRequest) => void>();
  /** When the hour of a drawn number ends, in virtual milliseconds. */
  readonly #pins = new Map<string, number>();
  readonly #releases = new WeakMap<ServerResponse, string>();

  constructor(settings: RouterSettings) {
    this.#settings = settings;
  }

  onRequest(listener: (request: ServedRequest) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  handle(request: IncomingMessage, response: ServerResponse, host: string): void {
    const started = performance.now();
    const asked = this.#settings.slotByHost(host);
    if (asked === undefined) {
      request.resume();
      answer(response, pages.notFound, []);
      return;
    }
    const target = this.#target(asked, asksOf(request));
    // A name that leads nowhere is still a request of the site that was asked.
    const served = target.slot ?? asked;
    const counted = this.#settings.behaviour.reroutedRequestsCountOnSlot ? served : asked;
    response.once("close", () => {
      const release = this.#releases.get(response);
      const client = request.headers["x-client"];
      this.#count(counted, {
        at: this.#settings.clock.now(),
        site: served.site.name,
        slot: served.name,
        host,
        method: request.method ?? "",
        path: request.url ?? "",
        ...(release === undefined ? {} : { release }),
        status: response.headersSent ? response.statusCode : 499,
        milliseconds: performance.now() - started,
        client: typeof client === "string" ? client : peer(request),
      });
    });
    if (target.slot === undefined) {
      request.resume();
      answer(response, pages.notFound, target.cookies);
      return;
    }
    void this.#serve(request, response, host, target.slot, target.cookies);
  }

  /**
   * A simulated user's request: routed, pinned, disturbed and counted as any other.
   *
   * @param respond what the release in a slot answers
   * @returns the cookies that the client gets
   */
  visit(visitor: Visitor, respond: (slot: Slot) => SimulatedAnswer): readonly string[] {
    const { at, host, path, client } = visitor;
    const asked = this.#settings.slotByHost(host);
    if (asked === undefined) return [];
    const { slot, cookies } = this.#target(asked, { ...visitor, url: path });
    const served = slot ?? asked;
    this.#count(this.#settings.behaviour.reroutedRequestsCountOnSlot ? served : asked, {
      at,
      site: served.site.name,
      slot: served.name,
      host,
      method: "GET",
      path,
      client,
      ...(slot === undefined
        ? { status: pages.notFound.status, milliseconds: 1 }
        : this.#simulated(slot, at, respond)),
    });
    return cookies;
  }

  #simulated(slot: Slot, at: number, respond: (slot: Slot) => SimulatedAnswer): SimulatedAnswer {
    const disturbed = this.#settings.faults.answerOf(slot, at);
    const ofFrontEnd = (status: number) => ({ status, milliseconds: 1 });
    if (slot.state === "Stopped") return ofFrontEnd(pages.stopped.status);
    // Whoever gets no answer gives up.
    if (disturbed === "reset" || disturbed === "hang") return ofFrontEnd(499);
    if (disturbed !== undefined) return ofFrontEnd(disturbances[disturbed].status);
    if (this.#settings.fleet.worker(slot) === undefined) {
      return ofFrontEnd(pages.unavailable.status);
    }
    return respond(slot);
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, host: string): void {
    const asked = this.#settings.slotByHost(host);
    const slot = asked === undefined ? undefined : this.#target(asked, asksOf(request)).slot;
    const worker = slot === undefined ? undefined : this.#settings.fleet.worker(slot);
    if (slot?.state !== "Running" || worker === undefined || !worker.isListening) {
      socket.end("HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\n\r\n");
      return;
    }
    const upstream = connect({ host: "127.0.0.1", port: worker.port });
    worker.begin();
    upstream.once("close", () => {
      worker.end();
      socket.destroy();
    });
    upstream.on("error", () => socket.destroy());
    socket.once("close", () => upstream.destroy());
    upstream.once("connect", () => {
      const headers = request.rawHeaders
        .map((text, index) => (index % 2 === 0 ? `${text}: ` : `${text}\r\n`))
        .join("");
      upstream.write(`${request.method} ${request.url} HTTP/1.1\r\n${headers}\r\n`);
      if (head.length > 0) upstream.write(head);
      socket.pipe(upstream).pipe(socket);
    });
  }

  #target(asked: Slot, asks: Asks): Target {
    if (asked.name !== production) return { slot: asked, cookies: [] };
    const { url, cookie, at = this.#settings.clock.now(), draw = this.#settings.random } = asks;
    const routed = route({
      asked: queryValue(url, routingCookie),
      pinned: this.#livePin(cookie, at),
      rules: asked.rampUpRules,
      behaviour: this.#settings.behaviour,
      draw,
    });
    return { slot: this.#resolve(asked, routed), cookies: this.#pin(asked, routed, at) };
  }

  #resolve(asked: Slot, routed: RoutingAnswer): Slot | undefined {
    if (routed.name.toLowerCase() === self) return asked;
    // The rule's host name decides, not its name: a wrong one gives 404 (azure-cli#26285).
    if (routed.rule !== undefined) return this.#settings.slotByHost(routed.rule.actionHostName);
    if (routed.name.toLowerCase() === production) return productionOf(asked.site);
    return slotOf(asked.site, routed.name);
  }

  #livePin(cookies: string | undefined, at: number): string | undefined {
    const name = cookieValue(cookies, routingCookie);
    if (name === undefined) return undefined;
    const ends = this.#pins.get(cookieValue(cookies, drawCookie) ?? "");
    return ends !== undefined && ends <= at ? undefined : name;
  }

  #pin(asked: Slot, routed: RoutingAnswer, at: number): string[] {
    if (routed.pin === undefined) return [];
    const draw = routed.pin.draw.toFixed(14);
    this.#pins.set(draw, at + pinSeconds * 1000);
    if (this.#pins.size > rememberedPins) {
      const [oldest] = this.#pins.keys();
      if (oldest !== undefined) this.#pins.delete(oldest);
    }
    const attributes = `; Max-Age=${pinSeconds}; Path=/; Secure; HttpOnly; SameSite=None; Domain=${asked.hostName}`;
    return [`${drawCookie}=${draw}${attributes}`, `${routingCookie}=${routed.name}${attributes}`];
  }

  async #serve(
    request: IncomingMessage,
    response: ServerResponse,
    host: string,
    slot: Slot,
    cookies: string[],
  ): Promise<void> {
    if (slot.state === "Stopped") {
      request.resume();
      answer(response, pages.stopped, cookies);
      return;
    }
    const disturbed = this.#settings.faults.answerOf(slot, this.#settings.clock.now());
    if (disturbed !== undefined) {
      request.resume();
      if (disturbed === "reset") request.socket.destroy();
      else if (disturbed !== "hang") answer(response, disturbances[disturbed], cookies);
      return;
    }
    let worker = this.#settings.fleet.worker(slot);
    if (worker === undefined) {
      request.resume();
      answer(
        response,
        slot.content.wwwroot === undefined ? pages.waiting : pages.unavailable,
        cookies,
      );
      return;
    }
    if (!worker.isListening) {
      const listening = await worker.ready();
      // Another process may have taken over meanwhile.
      worker = this.#settings.fleet.worker(slot);
      if (worker === undefined || (!listening && !worker.isListening)) {
        request.resume();
        answer(response, pages.unavailable, cookies);
        return;
      }
    }
    if (slot.properties.clientAffinityEnabled !== false) {
      cookies.push(...affinityCookies(request.headers.cookie, slot, host));
    }
    this.#forward(request, response, host, slot, worker, cookies, true);
  }

  #forward(
    request: IncomingMessage,
    response: ServerResponse,
    host: string,
    slot: Slot,
    worker: Worker,
    cookies: readonly string[],
    mayRepeat: boolean,
  ): void {
    worker.begin();
    let open = true;
    const done = (): void => {
      if (open) worker.end();
      open = false;
    };
    const upstream = httpRequest({
      agent: worker.agent,
      host: "127.0.0.1",
      port: worker.port,
      method: request.method,
      path: request.url,
      headers: forwardedHeaders(request, host, slot),
      setHost: false,
    });
    const withoutBody =
      request.headers["content-length"] === undefined &&
      request.headers["transfer-encoding"] === undefined;
    upstream.once("response", (reply) => {
      const release = reply.headers["x-release"];
      if (typeof release === "string") this.#releases.set(response, release);
      response.writeHead(reply.statusCode ?? 502, replyHeaders(reply, cookies));
      reply.pipe(response);
      reply.once("close", done);
      reply.once("error", () => response.destroy());
    });
    upstream.once("error", () => {
      done();
      if (response.destroyed || response.headersSent) response.destroy();
      // A kept connection that the process had just closed: safe to repeat without a body.
      else if (mayRepeat && withoutBody && upstream.reusedSocket) {
        this.#forward(request, response, host, slot, worker, cookies, false);
      } else {
        request.resume();
        answer(response, worker.isListening ? pages.badGateway : pages.unavailable, cookies);
      }
    });
    response.once("close", () => {
      if (!response.writableFinished) upstream.destroy();
      done();
    });
    if (withoutBody) upstream.end();
    else request.pipe(upstream);
  }

  #count(counted: Slot, served: ServedRequest): void {
    const { at, status, milliseconds } = served;
    this.#settings.counters.add(counted.site.name, counted.name, at, status, milliseconds);
    for (const listener of this.#listeners) listener(served);
  }
}

function answer(
  response: ServerResponse,
  { status, body }: Page,
  cookies: readonly string[],
): void {
  response.writeHead(status, {
    "content-type": "text/html",
    "content-length": Buffer.byteLength(body),
    ...(cookies.length > 0 ? { "set-cookie": [...cookies] } : {}),
  });
  response.end(body);
}

function affinityCookies(cookies: string | undefined, slot: Slot, host: string): string[] {
  if (cookieValue(cookies, "ARRAffinity") !== undefined) return [];
  const value = instanceId(slot);
  return [
    `ARRAffinity=${value};Path=/;HttpOnly;Secure;Domain=${host}`,
    `ARRAffinitySameSite=${value};Path=/;HttpOnly;SameSite=None;Secure;Domain=${host}`,
  ];
}

function queryValue(url: string | undefined, name: string): string | undefined {
  if (url === undefined || !url.includes(name)) return undefined;
  return new URL(url, "https://host").searchParams.get(name) ?? undefined;
}
