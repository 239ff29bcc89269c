import { type Content, production, type Site, type Slot } from "../web/model.ts";

/**
 * What a slot's visitors get instead of its process's answer. The process itself goes on, so the
 * ping of a swap's warm-up finds it well: a release that works in its slot and not in production.
 */
export interface SiteFault {
  readonly kind: "site";
  /**
   * 502 or 503 of the front end; a page with 200 that is not the site's; a broken connection; no
   * answer at all.
   */
  readonly answers: "bad-gateway" | "unavailable" | "page" | "reset" | "hang";
  readonly site: string;
  /** Default `production`. */
  readonly slot?: string;
  /** `next-swap`: from the moment at which the next swap of the site switches the routing. */
  readonly from?: "now" | "next-swap";
  /** Virtual seconds; without them it lasts as long as the release is in the slot. */
  readonly seconds?: number;
  /** Hits every n-th request only; default 1. */
  readonly every?: number;
}

interface Active {
  readonly fault: SiteFault;
  readonly slot: Slot;
  readonly content: Content;
  /** Virtual milliseconds since 1970. */
  readonly since: number;
  readonly until: number;
  asked: number;
}

/** The faults of sites that are in force, and those that wait for a swap. */
export class SiteFaults {
  readonly #now: () => number;
  readonly #waiting: SiteFault[] = [];
  #active: Active[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @param slot the one that the fault names */
  add(fault: SiteFault, slot: Slot): void {
    if (fault.from === "next-swap") this.#waiting.push(fault);
    else this.#begin(fault, slot);
  }

  /** The routing of a site has just been switched. */
  swapped(site: Site): void {
    // A release that is out of the slot comes back to it without the old fault.
    this.#active = this.#active.filter((one) => one.slot.content === one.content);
    for (const fault of this.#waiting.filter((one) => isOf(one, site))) {
      this.#waiting.splice(this.#waiting.indexOf(fault), 1);
      const slot = site.slots.get(slotName(fault));
      if (slot !== undefined) this.#begin(fault, slot);
    }
  }

  /**
   * What a request to a slot gets, if not the answer of its process; counts the request.
   *
   * @param at virtual milliseconds since 1970
   */
  answerOf(slot: Slot, at: number): SiteFault["answers"] | undefined {
    for (const one of this.#active) {
      if (one.slot !== slot || one.content !== slot.content) continue;
      if (at < one.since || at >= one.until) continue;
      one.asked += 1;
      if (one.asked % (one.fault.every ?? 1) === 0) return one.fault.answers;
    }
    return undefined;
  }

  #begin(fault: SiteFault, slot: Slot): void {
    const since = this.#now();
    const until = since + (fault.seconds ?? Number.POSITIVE_INFINITY) * 1_000;
    this.#active.push({ fault, slot, content: slot.content, since, until, asked: 0 });
  }
}

export const slotName = ({ slot = production }: SiteFault) => slot.toLowerCase();

const isOf = (fault: SiteFault, site: Site) => fault.site.toLowerCase() === site.name.toLowerCase();
