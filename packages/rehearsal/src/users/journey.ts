/** What users do, as data, so that any product's routes plug in. */

import { choose, type Random } from "./random.ts";

export interface JourneyRequest {
  /** Default `GET`, with a body `POST`. */
  readonly method?: string;
  /** With its query: `/api/users?page=1`. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Statuses that are as expected; default 200. Redirects are not followed. */
  readonly expect?: readonly number[];
  readonly headers?: Readonly<Record<string, string>>;
  /** How often among the requests of `afterwards`; default 1. */
  readonly weight?: number;
}

export interface Journey {
  readonly name: string;
  /** How often among all journeys; default 1. */
  readonly weight?: number;
  /** Sent first, in order: the start page, sign-in. */
  readonly opening: readonly JourneyRequest[];
  /** Chosen by chance until the session is over; without it the opening starts again. */
  readonly afterwards?: readonly JourneyRequest[];
}

/** The requests of one session, `length` of them. A short session does not finish its opening. */
export function* session(
  journey: Journey,
  length: number,
  random: Random,
): Generator<JourneyRequest> {
  for (let index = 0; index < length; index++) {
    const opening = journey.opening[index];
    const later = journey.afterwards ?? [];
    const request =
      opening ??
      (later.length > 0
        ? choose(later, random)
        : journey.opening[index % Math.max(1, journey.opening.length)]);
    if (request === undefined) return;
    yield request;
  }
}
