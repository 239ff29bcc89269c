import { appendSummary, markdownText } from "@slipway/toolkit";
import type { Session } from "./session.ts";

/** Log and summary get the way back before the first write, in case nothing comes after it. */
export function announceWayBack(session: Session): void {
  const { appName } = session.settings;
  const { shifting: clear, swapped: swap } = session.world.app.wayBack();
  const { log } = session.world;
  log(`Way back while traffic is being shifted: ${clear}`);
  log(`Way back after the swap: ${swap}`);
  appendSummary(
    [
      `### Way back for ${markdownText(appName)}`,
      "",
      "Run this action with `operation: rollback`, or by hand:",
      "",
      "```sh",
      "# while traffic is being shifted",
      clear,
      "# after the swap",
      swap,
      "```",
      "",
    ].join("\n"),
  );
}
