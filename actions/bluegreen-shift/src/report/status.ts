import { formatDuration } from "@slipway/toolkit";
import { canaryWeight, type Observed } from "../state/observed.ts";

/** What `status` knows about the place beside what it reads. */
export interface StatusOf {
  readonly app: string;
  readonly owner: string;
  readonly wayBack: { readonly shifting: string; readonly swapped: string };
}

/** One screen for somebody who was woken: who serves what, what goes on, what to do next. */
export function statusScreen(observed: Observed, of: StatusOf): string[] {
  const { production, slot, record } = observed;
  const weight = canaryWeight(observed);
  const place = (release: string | undefined) => {
    if (release === undefined) return "NOTHING READABLE";
    const role = release === record.release ? " (new)" : release === record.old ? " (old)" : "";
    return `${release}${role}`;
  };
  const others = observed.rules.length > 0 && weight === 0;
  return [
    `${of.app} at ${new Date(observed.now).toISOString()}`,
    "",
    `  Users get     ${place(production.release)}${weight > 0 ? `, and ${weight} % of new clients ${place(slot.release)}` : ""}${others ? ", and rules to other slots" : ""}`,
    `  ${slot.name.padEnd(12)}  ${place(slot.release)}, ${slot.state.toLowerCase()}`,
    `  Last swap     ${production.swappedAt > 0 ? ago(observed.now, production.swappedAt) : "none on record"}`,
    "",
    `  Going on      ${goingOn(observed, weight)}`,
    `  At work       ${atWork(observed)}`,
    "",
    `  Next          ${next(observed, weight)}`,
    ...byHand(observed, of),
  ];
}

/** Only when there is something to go back from: a swap on no shift would bring in what nobody has tried. */
function byHand({ rules, production, record }: Observed, { wayBack }: StatusOf): string[] {
  if (rules.length > 0) return [`  By hand       ${wayBack.shifting}`];
  const swapped = record.release !== undefined && production.release !== record.old;
  return swapped && record.old !== undefined ? [`  By hand       ${wayBack.swapped}`] : [];
}

function goingOn(
  { record, now, production, operationInProgress, previewOpen }: Observed,
  weight: number,
): string {
  if (operationInProgress) return "Azure is changing the app (a swap takes about a minute)";
  if (previewOpen) return "a swap with preview was left open; it blocks every change";
  switch (record.phase) {
    case undefined:
      return weight > 0
        ? `${weight} % of new clients are sent to the slot, and not by this action`
        : "nothing";
    case "shift":
      return `a shift, ${weight} % of new clients on the new release${record.since === undefined ? "" : `, since ${ago(now, record.since)}`}`;
    case "held":
      return `a shift is held at ${weight} % and waits for a decision`;
    case "promote":
      return production.release === record.release
        ? "the swap has happened and is not watched yet"
        : "a swap is intended";
    case "bake":
      return "the new release is in production and watched";
    case "keep":
      return `nothing; the old release is kept until ${record.keepUntil === undefined ? "somebody retires it" : new Date(record.keepUntil).toISOString()}`;
    case "rollback":
      return "a rollback";
  }
}

function atWork({ record, now }: Observed): string {
  if (record.lease === undefined) return "nobody";
  const { owner, until } = record.lease;
  return until > now
    ? `run ${owner}, seen in the last ${formatDuration(5 * 60_000)}`
    : `NOBODY: run ${owner} has not been seen for ${formatDuration(now - until)} or more`;
}

/** The one command that is right in this state. */
function next(
  { record, now, production, rules, slot, operationInProgress, previewOpen }: Observed,
  weight: number,
): string {
  const alive = record.lease !== undefined && record.lease.until > now;
  if (operationInProgress) return 'wait two minutes, then "status" again';
  if (alive) return 'nothing; "rollback" ends it and sends everybody to the old release';
  if (previewOpen) return '"reconcile" cancels the preview';
  if (production.release === undefined) {
    return record.phase === "keep" || record.phase === "bake"
      ? '"rollback" NOW: production does not answer, and the old release is at hand'
      : "look at the app: production does not answer the release probe";
  }
  switch (record.phase) {
    case "held":
      return '"promote", "rollback", or "shift" to go on measuring';
    case "shift":
    case "promote":
    case "bake":
    case "rollback":
      return `"reconcile": the run that did this is gone${weight > 0 ? ` and ${weight} % of new clients are on ${slot.name}` : ""}`;
    case "keep":
      return rules.length > 0
        ? '"reconcile": traffic goes to the slot that holds the old release'
        : 'nothing; "rollback" swaps back within a minute if the new release is bad';
    case undefined:
      return rules.length > 0 ? '"rollback" if nobody else is shifting' : "nothing";
  }
}

function ago(now: number, then: number): string {
  return `${new Date(then).toISOString()} (${formatDuration(Math.max(0, now - then))} ago)`;
}
