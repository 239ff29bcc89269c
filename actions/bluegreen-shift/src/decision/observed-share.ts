import { binomialAtLeast, binomialAtMost } from "@slipway/inference";
import { type ShiftMinute, total } from "./closed-minutes.ts";
import type { Gap } from "./situation.ts";
import { percent } from "./words.ts";

/** A user's requests come together, so so many requests count as one draw. */
const requestsPerDraw = 5;
const chance = 1e-4;
const deadMinutes = 3;

/** Part of the requests that reached the new release, 0 to 1; `undefined` without any request. */
export function observedShare(minutes: readonly ShiftMinute[]): number | undefined {
  const green = total(minutes.map((minute) => minute.green)).requests;
  const all = green + total(minutes.map((minute) => minute.blue)).requests;
  return all === 0 ? undefined : green / all;
}

/**
 * No canary request in three closed minutes although chance would hardly allow it. Pinned clients
 * keep the realised share below the weight: a quarter of it is assumed.
 *
 * @param minutes closed minutes of the step
 * @param weight configured percentage
 */
export function deadRoute(minutes: readonly ShiftMinute[], weight: number): boolean {
  const newest = minutes.slice(-deadMinutes);
  if (newest.length < deadMinutes || newest.some(({ green }) => green.requests > 0)) return false;
  const requests = newest.reduce((sum, { blue }) => sum + blue.requests, 0);
  return requests * Math.log1p((-0.25 * weight) / 100) < Math.log(chance);
}

/** A realised share that is far from the configured one: told, since the numbers stay valid. */
export function shareFindings(minutes: readonly ShiftMinute[], weight: number): Gap[] {
  const share = observedShare(minutes);
  if (share === undefined || minutes.length < deadMinutes) return [];
  const all = total(minutes.flatMap(({ blue, green }) => [blue, green])).requests;
  const draws = Math.floor(all / requestsPerDraw);
  const reached = Math.round(draws * share);
  const wanted = weight / 100;
  if (share < wanted / 2 && binomialAtMost(reached, draws, wanted / 2) < chance) {
    return [
      {
        code: "share-below-weight",
        message: `only ${percent(share)} of the requests reach green at a weight of ${weight} %: browsers keep their routing cookie for up to an hour, so clients from before stay on blue`,
      },
    ];
  }
  if (wanted < 0.5 && share > wanted * 2 && binomialAtLeast(reached, draws, wanted * 2) < chance) {
    return [
      {
        code: "share-above-weight",
        message: `${percent(share)} of the requests reach green at a weight of ${weight} %: a few clients ask very often, or clients are still pinned to green from an earlier shift`,
      },
    ];
  }
  return [];
}
