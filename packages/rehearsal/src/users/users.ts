/** Synthetic users: open-loop arrivals, each with its own cookies, journey and end. */

import { setTimeout as wait } from "node:timers/promises";
import { CookieJar } from "./cookie-jar.ts";
import { type Journey, type JourneyRequest, session } from "./journey.ts";
import { choose, exponential, type Random, wholeNumber } from "./random.ts";
import type { Sample } from "./sample.ts";
import { type Environment, openTransport, type Transport } from "./transport.ts";

export interface UsersOptions {
  /** The public name: `https://app-roster-prod.azurewebsites.net`. */
  readonly baseUrl: string;
  readonly environment: Environment;
  readonly journeys: readonly Journey[];
  /** Requests per real second on the average, once as many users leave as come. */
  readonly ratePerSecond: number;
  /** Between an answer and the user's next request: mean of an exponential, real milliseconds. */
  readonly thinkMilliseconds: number;
  /** Requests of one user, both included. */
  readonly sessionRequests: { readonly minimum: number; readonly maximum: number };
  readonly random: Random;
  /** Milliseconds since 1970 on the server's clock: times of samples, ages of cookies. */
  readonly now: () => number;
  /** Ends the users. Requests under way are broken off and make no sample. */
  readonly signal: AbortSignal;
  readonly onRequest: (sample: Sample) => void;
  /** Default 10 s, real. */
  readonly timeoutMilliseconds?: number;
  /**
   * Users at one time; default 2,000. More than that wait for answers only where the server has
   * stopped answering; further arrivals are then counted in `turnedAway`.
   */
  readonly maximumUsers?: number;
}

export interface Users {
  /** Resolves, never rejects, when the signal has ended the last user and its connections. */
  readonly finished: Promise<UsersEnd>;
}

export interface UsersEnd {
  readonly arrived: number;
  readonly turnedAway: number;
}

/**
 * Users arrive as a Poisson process at `ratePerSecond` / mean session length, whether earlier ones
 * were answered or not: a slow server meets no smaller crowd (no coordinated omission).
 */
export function startUsers(options: UsersOptions): Users {
  return { finished: crowd(options) };
}

async function crowd(options: UsersOptions): Promise<UsersEnd> {
  const { random, signal, sessionRequests, maximumUsers = 2_000 } = options;
  const transport = openTransport(
    options.baseUrl,
    options.environment,
    options.timeoutMilliseconds ?? 10_000,
  );
  const meanSession = (sessionRequests.minimum + sessionRequests.maximum) / 2;
  const meanGap = (1_000 * meanSession) / options.ratePerSecond;
  const present = new Set<Promise<void>>();
  let arrived = 0;
  let turnedAway = 0;
  // Intended times, so that a late timer does not thin the crowd out.
  let next = performance.now() + exponential(meanGap, random);
  while (await pause(next - performance.now(), signal)) {
    next += exponential(meanGap, random);
    if (present.size >= maximumUsers) {
      turnedAway++;
      continue;
    }
    const user = visit(++arrived, options, transport).finally(() => present.delete(user));
    present.add(user);
  }
  await Promise.all(present);
  transport.close();
  return { arrived, turnedAway };
}

async function visit(user: number, options: UsersOptions, transport: Transport): Promise<void> {
  const { random, signal, sessionRequests } = options;
  const journey = choose(options.journeys, random);
  if (journey === undefined) return;
  const jar = new CookieJar(options.now);
  const length = wholeNumber(sessionRequests.minimum, sessionRequests.maximum, random);
  for (const request of session(journey, length, random)) {
    const sample = await ask(user, request, jar, options, transport);
    if (sample === undefined) return;
    options.onRequest(sample);
    if (!(await pause(exponential(options.thinkMilliseconds, random), signal))) return;
  }
}

/** Undefined where the end of the users broke the request off. */
async function ask(
  user: number,
  request: JourneyRequest,
  jar: CookieJar,
  { now, signal }: UsersOptions,
  transport: Transport,
): Promise<Sample | undefined> {
  const { path, body, expect = [200] } = request;
  const method = request.method ?? (body === undefined ? "GET" : "POST");
  const cookie = jar.header(path);
  const headers = { ...request.headers, ...(cookie === undefined ? {} : { cookie }) };
  const at = now();
  const sent = performance.now();
  const common = () => ({ at, user, method, path, milliseconds: performance.now() - sent });
  try {
    const answer = await transport.send(
      { method, path, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) },
      signal,
    );
    jar.take(answer.setCookie);
    return {
      ...common(),
      status: answer.status,
      ok: expect.includes(answer.status),
      ...(answer.release === undefined ? {} : { release: answer.release }),
    };
  } catch (error) {
    if (signal.aborted) return undefined;
    return { ...common(), ok: false, error: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = (error as NodeJS.ErrnoException).code;
  return code === undefined || error.message.includes(code)
    ? error.message
    : `${error.message} (${code})`;
}

/** False where the signal came first. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false;
  if (milliseconds <= 0) return true;
  return wait(milliseconds, true, { signal }).catch(() => false);
}
