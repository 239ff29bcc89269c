import { type Fields, fields, items, number, text, time } from "@slipway/deployment-page";
import type { RollbackRecord, TrafficRecord } from "./record.ts";

export function iso(milliseconds: number): string;
export function iso(milliseconds: number | undefined): string | null;
export function iso(milliseconds: number | undefined): string | null {
  return milliseconds === undefined ? null : new Date(milliseconds).toISOString();
}

/** bluegreen-shift's report of a shift. */
export function trafficOf(shift: Fields): TrafficRecord {
  const minutes = items(shift.minutes)
    .map((item) => {
      const { blue, green } = fields(item);
      const sum = (name: string) =>
        (number(fields(blue), name) ?? 0) + (number(fields(green), name) ?? 0);
      return { requests: sum("requests"), errors: sum("errors") };
    })
    .filter(({ requests }) => requests > 0);
  const total = (name: "requests" | "errors") =>
    minutes.reduce((sum, minute) => sum + minute[name], 0);
  return {
    outcome: text(shift, "outcome") ?? "unknown",
    steps: items(shift.steps)
      .map(fields)
      .map((step) => ({
        weight: number(step, "weight") ?? 0,
        startedAt: iso(time(step, "startedAt")),
        endedAt: iso(time(step, "endedAt")),
        observedShare: number(step, "observedShare") ?? null,
      })),
    swappedAt: iso(time(fields(shift.swap), "confirmedAt")),
    requests:
      minutes.length === 0
        ? null
        : {
            total: total("requests"),
            failed: total("errors"),
            minutes: minutes.length,
            interruptedMinutes: minutes.filter(({ requests, errors }) => errors * 2 >= requests)
              .length,
          },
  };
}

export function rollbackOf(report: Fields): RollbackRecord | null {
  const rollback = fields(report.rollback);
  const [detected, cleared] = [time(rollback, "detectedAt"), time(rollback, "rulesClearedAt")];
  if (detected === undefined || cleared === undefined) return null;
  const swapped = time(rollback, "swappedBackAt");
  const moved = time(rollback, "pinnedClientsMovedAt");
  return {
    detectedAt: iso(detected),
    rulesClearedAt: iso(cleared),
    swappedBackAt: iso(swapped),
    pinnedClientsMovedAt: iso(moved),
    lastCanaryRequestAt: iso(time(rollback, "lastCanaryRequestAt")),
    completedAt: iso(Math.max(cleared, swapped ?? 0, moved ?? 0)),
  };
}

/**
 * Start of the first minute in which the new version answered with an error. Errors that every
 * version has make it earlier than the fault, never later.
 */
export function firstErrorAt(shift: Fields): number | undefined {
  const times = items(shift.minutes)
    .map(fields)
    .filter((minute) => (number(fields(minute.green), "errors") ?? 0) > 0)
    .flatMap((minute) => time(minute, "at") ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}
