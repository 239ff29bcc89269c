import type { MinuteTraffic } from "../contract.ts";

const minuteMilliseconds = 60_000;

interface Cell {
  requests: number;
  http2xx: number;
  http3xx: number;
  http4xx: number;
  http5xx: number;
  responseMilliseconds: number;
}

/** What the front router served, by site, slot and minute of the virtual clock. */
export class Counters {
  readonly #bySlot = new Map<string, { site: string; slot: string; cells: Map<number, Cell> }>();

  add(site: string, slot: string, at: number, status: number, milliseconds: number): void {
    const key = `${site}/${slot}`.toLowerCase();
    let entry = this.#bySlot.get(key);
    if (entry === undefined) {
      entry = { site, slot, cells: new Map() };
      this.#bySlot.set(key, entry);
    }
    const minute = Math.floor(at / minuteMilliseconds) * minuteMilliseconds;
    let cell = entry.cells.get(minute);
    if (cell === undefined) {
      cell = {
        requests: 0,
        http2xx: 0,
        http3xx: 0,
        http4xx: 0,
        http5xx: 0,
        responseMilliseconds: 0,
      };
      entry.cells.set(minute, cell);
    }
    cell.requests += 1;
    if (status >= 500) cell.http5xx += 1;
    else if (status >= 400) cell.http4xx += 1;
    else if (status >= 300) cell.http3xx += 1;
    else cell.http2xx += 1;
    cell.responseMilliseconds += milliseconds;
  }

  cell(site: string, slot: string, minute: number): Cell | undefined {
    return this.#bySlot.get(`${site}/${slot}`.toLowerCase())?.cells.get(minute);
  }

  /** Closed minutes only, in order of time. */
  closedMinutes(now: number): MinuteTraffic[] {
    const result: MinuteTraffic[] = [];
    for (const { site, slot, cells } of this.#bySlot.values()) {
      for (const [minute, cell] of cells) {
        if (minute + minuteMilliseconds <= now) result.push({ minute, site, slot, ...cell });
      }
    }
    return result.sort((one, other) => one.minute - other.minute);
  }
}
