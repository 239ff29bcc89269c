import { randomBytes } from "node:crypto";

/**
 * Name of a rehearsal's database: `slipway_rehearsal_20260102T030405_1a2b3c4d`. Nobody else has it,
 * so its removal cannot hit anything else.
 */
export function scratchName(now: number): string {
  const time = new Date(now).toISOString().replace(/[-:]|\.\d+Z$/g, "");
  return `slipway_rehearsal_${time}_${randomBytes(4).toString("hex")}`;
}
