import type { StandIn } from "./stand-in.ts";

/** For actions that only GitHub can run. The step's result says so; it is never a pass. */
export function notRunLocally(reason: string): StandIn {
  return {
    description: "Not run: only GitHub can.",
    notRunLocally: reason,
    async main() {},
  };
}
