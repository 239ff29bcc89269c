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
    for (const fault of this.#waiting.filter((one) => isOf(one, site))) {
      this.#waiting.splice(this.#waiting.indexOf(fault), 1);
      const slot = site.slots.get(slotName(fault));
      if (slot !== undefined) this.#begin(fault, slot);
    }
  }

  /** What a request to a slot gets now, if not the answer of its process; counts the request. */
  answerOf(slot: Slot): SiteFault["answers"] | undefined {
    if (this.#active.length === 0) return undefined;
    const now = this.#now();
    // A fault ends with its time, and when another release comes into the slot.
    this.#active = this.#active.filter(
      (one) => now < one.until && one.slot.content === one.content,
    );
    for (const one of this.#active) {
      if (one.slot !== slot) continue;
      one.asked += 1;
      if (one.asked % (one.fault.every ?? 1) === 0) return one.fault.answers;
    }
    return undefined;
  }

  #begin(fault: SiteFault, slot: Slot): void {
    const until = this.#now() + (fault.seconds ?? Number.POSITIVE_INFINITY) * 1_000;
    this.#active.push({ fault, slot, content: slot.content, until, asked: 0 });
  }
}

export const slotName = ({ slot = production }: SiteFault) => slot.toLowerCase();

const isOf = (fault: SiteFault, site: Site) => fault.site.toLowerCase() === site.name.toLowerCase();
