import { type Observed, unlabelled } from "../state/observed.ts";
import { Halt } from "./halt.ts";
import type { Session } from "./session.ts";

/**
 * Refuses, before the first write to the routing, every state in which a shift cannot work.
 *
 * @returns the release to shift to
 */
export async function checkBefore(
  session: Session,
  observed: Observed,
  wanted: string | undefined,
): Promise<string> {
  const { production, slot, settings } = { ...observed, settings: session.settings };
  if (slot.state.toLowerCase() !== "running") {
    const stopped =
      session.world.app.traits.name === "slots"
        ? `--slot ${slot.name} --name ${settings.appName}`
        : `--name ${slot.name}`;
    throw new Halt(
      "slot-stopped",
      `${place(session)} is ${slot.state}.`,
      `Start it: az webapp start ${stopped} --resource-group ${settings.resourceGroup}`,
    );
  }
  for (const finding of await session.world.app.findings()) {
    const { severity, code, message, remedy } = finding;
    if (severity === "refuse") throw new Halt(code, message, remedy);
    if (severity === "warn") session.warnings.push({ code, message, remedy });
    session.world.log(`${message} ${remedy}`);
  }
  if (slot.release === undefined || slot.release === unlabelled) {
    throw new Halt(
      "release-unknown",
      `${place(session)} does not say which release it serves.`,
      'Let the app serve its commit at the address in "release-probe" without a sign-in (site authentication must leave it out); the README shows how.',
    );
  }
  if (wanted !== undefined && slot.release !== wanted) {
    throw new Halt(
      "release-not-deployed",
      `${place(session)} serves ${slot.release} and not ${wanted}.`,
      "Deploy the release there first and wait until it answers.",
    );
  }
  if (production.release === undefined) {
    throw new Halt(
      "production-silent",
      "Production does not answer the release probe.",
      "Look at the app: without a working old release there is nothing to compare with.",
    );
  }
  if (production.release === slot.release) {
    throw new Halt(
      "same-release",
      `Production and ${place(session)} both serve ${slot.release}; there is nothing to shift.`,
      "Deploy the new release there first.",
    );
  }
  return slot.release;
}

function place(session: Session): string {
  const { name } = session.world.app.traits;
  return `${name === "slots" ? "The slot" : "The app"} ${session.standby}`;
}
