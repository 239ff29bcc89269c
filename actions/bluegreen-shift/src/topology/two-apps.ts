import type { AppService, SiteEvidence } from "@slipway/azure";
import { Halt } from "../operations/halt.ts";
import type { Finding, Topology } from "./topology.ts";

/** One of two apps that take turns. */
export interface TwinApp {
  readonly name: string;
  readonly app: AppService;
  readonly evidence: Pick<SiteEvidence, "instances">;
}

export type Twins = readonly [TwinApp, TwinApp];

/** Who is who, as last read. The record is kept on the first app, whoever is live. */
export interface TwinRoles {
  readonly live: TwinApp;
  readonly standby: TwinApp;
}

type Shared = Pick<
  Topology,
  | "standbyName"
  | "slot"
  | "explainMissing"
  | "cancelPreview"
  | "deleteSlot"
  | "stopSlot"
  | "instances"
  | "replaceStandby"
  | "tags"
  | "writeTags"
  | "metrics"
  | "swapProgress"
>;

/** What Front Door and Application Gateway have in common: two whole apps instead of two slots. */
export function twins(apps: Twins, roles: () => TwinRoles): Shared {
  const impossible = (what: string) =>
    new Halt(
      "not-with-two-apps",
      `Two apps cannot be ${what}.`,
      'Use another value of the input, or "topology: slots".',
    );
  return {
    standbyName: () => roles().standby.name,
    slot: () => roles().standby.app.production(),
    explainMissing: async (): Promise<Finding> => ({
      severity: "refuse",
      code: "app-missing",
      message: `The app ${roles().standby.name} does not exist.`,
      remedy: 'Correct the input "second-app".',
    }),
    cancelPreview: async () => {},
    deleteSlot: async () => {
      throw impossible("deleted by a shift");
    },
    stopSlot: (standby) => byName(apps, standby).app.stopSlot(undefined),
    instances: async () => (await roles().standby.evidence.instances()).map(({ id }) => id),
    replaceStandby: async () => {
      throw impossible("swapped with a slot");
    },
    tags: () => apps[0].app.tags(),
    writeTags: (tags) => apps[0].app.writeTags(tags),
    metrics: (side, from, to) =>
      (side === undefined ? roles().live : roles().standby).app.metrics(undefined, from, to),
    swapProgress: async () => ({ state: "done" }),
  };
}

export function byName(apps: Twins, name: string): TwinApp {
  const found = apps.find((twin) => twin.name.toLowerCase() === name.toLowerCase());
  if (found === undefined) throw new Error(`${name} is neither of the two apps.`);
  return found;
}

export function otherThan(apps: Twins, twin: TwinApp): TwinApp {
  return apps[0] === twin ? apps[1] : apps[0];
}

export function refusal({ code, message, remedy }: Finding): Halt {
  return new Halt(code, message, remedy);
}
