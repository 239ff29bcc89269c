export interface Timespan {
  readonly start: number;
  readonly end: number;
}

const minute = 60_000;

/**
 * `start/end` in ISO 8601, or a duration that ends now; an hour without it. Clients encode it once
 * or twice, and both are accepted (recorded: monitor-metrics). Both ends go down to the minute.
 */
export function parseTimespan(
  text: string | null,
  now: number,
  longest: number,
): Timespan | undefined {
  let start = now - 60 * minute;
  let end = now;
  if (text !== null && text !== "") {
    const [first = "", second] = decoded(text).replaceAll(" ", "+").split("/");
    if (second === undefined) {
      const length = durationMilliseconds(first);
      if (length === undefined) return undefined;
      start = now - length;
    } else {
      const length = durationMilliseconds(second);
      start = Date.parse(first);
      end = length === undefined ? Date.parse(second) : start + length;
    }
  }
  if (Number.isNaN(start) || Number.isNaN(end) || end <= start) return undefined;
  const floor = (value: number) => Math.floor(value / minute) * minute;
  end = Math.max(floor(end), floor(start) + minute);
  return { start: Math.max(floor(start), end - longest), end };
}

/** `P1D`, `PT1H30M` and so on. */
export function durationMilliseconds(text: string): number | undefined {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i.exec(text);
  if (match === null || match.slice(1).every((part) => part === undefined)) return undefined;
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return ((((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
