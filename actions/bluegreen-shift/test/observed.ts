import type { Observed } from "../src/state/observed.ts";
import { emptyRecord } from "../src/state/record.ts";

export const old = "0".repeat(40);
export const fresh = "f".repeat(40);
export const now = Date.parse("2026-03-01T12:00:00Z");
export const greenHost = "app-roster-prod-green.azurewebsites.net";

/** An app at rest: production serves the old release, the slot the new one. */
export function atRest(change: Partial<Observed> = {}): Observed {
  return {
    now,
    rules: [],
    production: { hostName: "app-roster-prod.azurewebsites.net", release: old, swappedAt: 0 },
    slot: { name: "green", hostName: greenHost, state: "Running", release: fresh },
    clearBeforeSwap: true,
    operationInProgress: false,
    previewOpen: false,
    record: emptyRecord,
    swap: undefined,
    ownIntent: false,
    settledRules: undefined,
    ...change,
  };
}

export const ruleAt = (percentage: number) => ({
  name: "green",
  hostName: greenHost,
  percentage,
});
