import { formatDuration } from "@slipway/toolkit";
import {
  canaryWeight,
  type Observed,
  ours,
  type Release,
  silentInProduction,
  unlabelled,
} from "../state/observed.ts";
import { leaseAlive, leaseLength } from "../state/record.ts";
import type { Traits } from "../topology/topology.ts";

/** What `status` knows about the place beside what it reads. */
export interface StatusOf {
  readonly app: string;
  readonly traits: Pick<Traits, "name" | "propagation">;
  readonly wayBack: { readonly shifting: string; readonly swapped: string };
}

/** What is read, and what each line of the screen needs to know of it. */
interface Seen extends Observed {
  readonly weight: number;
  /** A run is at work. */
  readonly alive: boolean;
  /** Rules to slots that are no part of this shift. */
  readonly foreign: readonly string[];
  /** The old release is in the standby and answers. */
  readonly oldAtHand: boolean;
  readonly slots: boolean;
  readonly of: StatusOf;
}

const nameless = "a release that does not say its id";

/** One screen for somebody who was woken: who serves what, what goes on, what to do next. */
export function statusScreen(observed: Observed, of: StatusOf): string[] {
  const { production, slot, record, now, rules } = observed;
  const seen: Seen = {
    ...observed,
    weight: canaryWeight(observed),
    alive: leaseAlive(record.lease, now),
    foreign: rules.filter((rule) => !ours(observed, rule)).map(({ name, hostName }) => name || hostName),
    oldAtHand: record.old !== undefined && slot.release === record.old,
    slots: of.traits.name === "slots",
    of,
  }; // biome-ignore format: one fact a line
  const place = (release: Release) => {
    if (release === undefined) return "NOTHING READABLE";
    if (release === unlabelled) return nameless;
    const role = release === record.release ? " (new)" : release === record.old ? " (old)" : "";
    return `${release}${role}`;
  };
  const also = [
    ...(seen.weight > 0 ? [`${seen.weight} % of new clients ${place(slot.release)}`] : []),
    ...(seen.foreign.length > 0 ? [`some ${seen.foreign.join(", ")}`] : []),
  ];
  return [
    `${of.app} at ${new Date(now).toISOString()}`,
    "",
    `  Users get     ${[place(production.release), ...also].join(", and ")}`,
    `  ${slot.name.padEnd(12)}  ${place(slot.release)}, ${slot.state.toLowerCase()}`,
    // Azure keeps the time of swaps only.
    ...(seen.slots
      ? [`  Last swap     ${production.swappedAt > 0 ? ago(now, production.swappedAt) : "none on record"}`]
      : []),
    "",
    `  Going on      ${goingOn(seen)}`,
    `  At work       ${atWork(seen)}`,
    "",
    `  Next          ${next(seen)}`,
    ...byHand(seen),
  ]; // biome-ignore format: one line of the screen a line
}

/**
 * Only when there is something to go back from, and when it is known that the command goes back: a
 * swap on no shift would bring in what nobody has tried, one during a swap would undo it.
 */
function byHand(seen: Seen): string[] {
  const { operationInProgress, weight, production, record, oldAtHand, of } = seen;
  if (operationInProgress) return [];
  if (weight > 0) return [`  By hand       ${of.wayBack.shifting}`];
  const swapped = record.release !== undefined && production.release !== record.old;
  return swapped && oldAtHand ? [`  By hand       ${of.wayBack.swapped}`] : [];
}

function goingOn(seen: Seen): string {
  const { record, now, production, weight, slot, slots } = seen;
  if (seen.operationInProgress) {
    return slots
      ? "Azure is changing the app (a swap takes about a minute)"
      : `Azure is changing the front (everywhere in up to ${formatDuration(seen.of.traits.propagation)})`;
  }
  if (seen.previewOpen) return "a swap with preview was left open; it blocks every change";
  const isNew = production.release !== undefined && production.release === record.release;
  const lost = `production serves ${told(production.release)}`;
  switch (record.phase) {
    case undefined:
      return weight > 0
        ? `${weight} % of new clients are sent to ${slot.name}, and not by this action`
        : seen.foreign.length > 0
          ? "traffic is sent to another slot, and not by this action"
          : "nothing";
    case "shift": {
      const since = record.since === undefined ? "" : `, since ${ago(now, record.since)}`;
      const gate = (record.gates ?? []).find((step) => step === record.step);
      const waits =
        gate !== undefined && (record.approved ?? 0) < gate
          ? `; a person has to approve the step of ${gate} % ("approve")`
          : "";
      return `a shift, ${weight} % of new clients on the new release${since}${waits}`;
    }
    case "held":
      return `a shift is held at ${weight} % and waits for a decision`;
    case "promote":
      return isNew
        ? `the ${slots ? "swap" : "switch"} has happened and is not watched yet`
        : `a ${slots ? "swap" : "switch"} is intended; ${lost}`;
    case "bake":
      return isNew
        ? "the new release is in production and watched"
        : `the new release was to be watched in production, but ${lost}`;
    case "keep":
      if (!isNew) return `a finished shift to ${told(record.release)} is on record, but ${lost}`;
      return `nothing; the old release is kept until ${record.keepUntil === undefined ? "somebody retires it" : new Date(record.keepUntil).toISOString()}`;
    case "rollback":
      return isNew
        ? "a rollback; the new release is still in production"
        : `a rollback; ${weight > 0 ? `${weight} % of new clients are still on ${slot.name}` : "nobody new is sent to the new release"}`;
  }
}

function atWork({ record, now, alive }: Seen): string {
  if (record.lease === undefined) return "nobody";
  const { owner, until } = record.lease;
  if (alive) return `run ${owner}, seen in the last ${formatDuration(leaseLength)}`;
  return until > now
    ? `NOBODY: run ${owner} left a lease until ${new Date(until).toISOString()}, by a clock that was wrong`
    : `NOBODY: run ${owner} has not been seen for ${formatDuration(now - until)} or more`;
}

/** The one command that is right in this state. */
function next(seen: Seen): string {
  const { record, now, production, weight, rules, slot, slots, alive, oldAtHand } = seen;
  if (seen.operationInProgress) return 'wait two minutes, then "status" again';
  if (alive) {
    return record.phase === "rollback"
      ? "nothing; that run is going back already"
      : 'nothing; "rollback" ends it and sends everybody to the old release';
  }
  if (seen.previewOpen) return '"reconcile" cancels the preview';
  if (production.release === undefined) {
    if (oldAtHand) {
      return '"rollback" NOW: production does not answer, and the old release is at hand';
    }
    const answers = slot.release === undefined ? "neither does" : "it does at";
    return `look at the app NOW: production does not answer the release probe, ${answers} ${slot.name}`;
  }
  if (silentInProduction(seen)) {
    return '"rollback" NOW, unless somebody has deployed since: production names no release, and the old one is at hand';
  }
  const isNew = production.release === record.release;
  const over = record.keepUntil !== undefined && record.keepUntil <= now;
  switch (record.phase) {
    case "held":
      return '"promote", "rollback", or "shift" to go on measuring';
    case "shift":
    case "promote":
    case "bake":
    case "rollback":
      return `"reconcile": the run that did this is gone${weight > 0 ? ` and ${weight} % of new clients are on ${slot.name}` : ""}`;
    case "keep":
      if (rules.length > 0) return `"reconcile": traffic goes to ${slot.name}, which is kept for the way back`;
      if (!isNew) return "find out who swapped or deployed since; the next shift starts anew";
      if (!oldAtHand) {
        if (over && slot.state.toLowerCase() === "stopped") {
          return `"retire": the keep time is over and ${slot.name} is stopped already; it closes the record`;
        }
        return slot.state.toLowerCase() === "stopped"
          ? `start ${slot.name} if you may have to go back: it is stopped, and "rollback" needs it`
          : `nothing, and no way back by "rollback": ${slot.name} does not serve the old release`;
      }
      if (over) {
        return `"retire": the keep time is over; until then "rollback" goes back`;
      }
      return `nothing; "rollback" ${slots ? "swaps back within a minute" : "switches back"} if the new release is bad`;
    case undefined:
      if (weight > 0) return '"rollback" if nobody else is shifting';
      return seen.foreign.length > 0
        ? `find out who sends traffic to ${seen.foreign.join(", ")}; no shift starts before that ends`
        : "nothing";
  } // biome-ignore format: one case a line
}

function told(release: Release): string {
  return release === unlabelled ? nameless : (release ?? "nothing readable");
}

function ago(now: number, then: number): string {
  return `${new Date(then).toISOString()} (${formatDuration(Math.max(0, now - then))} ago)`;
}
