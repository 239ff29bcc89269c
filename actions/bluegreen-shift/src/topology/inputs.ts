import {
  choiceInput,
  durationInput,
  listInput,
  optionalInput,
  requiredInput,
  UsageError,
} from "@slipway/toolkit";
import { share, standbyWeight } from "./origin-plan.ts";
import { type TopologyName, topologies } from "./topology.ts";

/** Where the two releases live, and how the standby is prepared and emptied. */
export interface TopologySettings {
  readonly topology: TopologyName;
  /** The other app, with a front door or gateway. */
  readonly secondApp: string | undefined;
  readonly frontDoor:
    | { readonly resourceGroup: string; readonly profile: string; readonly originGroup: string }
    | undefined;
  readonly gateway:
    | { readonly resourceGroup: string; readonly gateway: string; readonly rule: string }
    | undefined;
  /** Milliseconds. */
  readonly propagation: number;
  readonly allowSticky: readonly string[];
  readonly warmUpPath: string;
  readonly pinnedClients: "wait" | "swap-lkg" | "stop-slot";
  readonly lkgSlot: string | undefined;
}

/** Steps behind which a person decides; percentages as in `steps`. */
export interface ApprovalSettings {
  readonly approveAfter: readonly number[];
  readonly approvalMaximum: number;
  readonly approveStep: number | undefined;
}

export function topologyInputs(
  steps: readonly number[],
  appName: string,
  slot: string,
): TopologySettings {
  const topology = choiceInput("topology", topologies);
  const twoApps = topology !== "slots";
  const secondApp = optionalInput("second-app");
  if (twoApps !== (secondApp !== undefined)) {
    throw new UsageError(
      `Input "second-app" is ${twoApps ? "empty" : `"${secondApp}"`} with "topology: ${topology}".`,
      twoApps
        ? "Name the other of the two apps."
        : 'Leave it empty, or choose "topology: front-door".',
    );
  }
  if (
    secondApp !== undefined &&
    (!/^[a-z0-9-]{1,60}$/i.test(secondApp) || secondApp.toLowerCase() === appName.toLowerCase())
  ) {
    throw new UsageError(
      `Input "second-app" is "${secondApp}" with "app-name: ${appName}".`,
      "Give the name of another app, as the Azure portal shows it.",
    );
  }
  const frontDoor = partsInput("front-door", topology, "<resource group>/<profile>/<origin group>");
  const gateway = partsInput(
    "application-gateway",
    topology,
    "<resource group>/<gateway>/<routing rule>",
  );
  if (topology === "application-gateway" && (steps.length !== 1 || steps[0] !== 100)) {
    throw new UsageError(
      `Input "steps" is "${steps.join(", ")}" with "topology: application-gateway".`,
      'Write "steps: 100". An Application Gateway has no weights on a normal subscription (azure-rest-api-specs#19784): it switches everything at once, is watched, and switches back.',
    );
  }
  if (topology === "front-door") {
    const written = steps.map((step) => share(standbyWeight(step), 50));
    if (new Set(written).size < written.length) {
      throw new UsageError(
        `Input "steps" is "${steps.join(", ")}"; Front Door's whole weights make some of them the same.`,
        "Choose steps further apart; 2 % is the smallest one.",
      );
    }
  }
  const pinnedClients = choiceInput("pinned-clients", ["wait", "swap-lkg", "stop-slot"]);
  const lkgSlot = optionalInput("lkg-slot");
  if ((pinnedClients === "swap-lkg") !== (lkgSlot !== undefined)) {
    throw new UsageError(
      'Inputs "pinned-clients: swap-lkg" and "lkg-slot" go together.',
      "Name the slot that holds the last known good release.",
    );
  }
  if (
    lkgSlot !== undefined &&
    (!/^(?!production$)[a-z0-9-]{1,59}$/i.test(lkgSlot) ||
      lkgSlot.toLowerCase() === slot.toLowerCase())
  ) {
    throw new UsageError(
      `Input "lkg-slot" is "${lkgSlot}" with "slot: ${slot}".`,
      "Give the name of a third slot, neither production nor the one that is shifted.",
    );
  }
  if (twoApps && pinnedClients === "swap-lkg") {
    throw new UsageError(
      `Input "pinned-clients" is "swap-lkg" with "topology: ${topology}".`,
      "Two apps have no third slot; use wait or stop-slot.",
    );
  }
  const warmUpPath = requiredInput("warm-up-path");
  if (!/^\/[^\s]*$/.test(warmUpPath) || warmUpPath.startsWith("//")) {
    throw new UsageError(`Input "warm-up-path" is "${warmUpPath}".`, 'Give a path such as "/".');
  }
  return {
    topology,
    secondApp,
    frontDoor:
      frontDoor === undefined
        ? undefined
        : { resourceGroup: frontDoor[0], profile: frontDoor[1], originGroup: frontDoor[2] },
    gateway:
      gateway === undefined
        ? undefined
        : { resourceGroup: gateway[0], gateway: gateway[1], rule: gateway[2] },
    propagation: durationInput("propagation"),
    allowSticky: listInput("allow-sticky"),
    warmUpPath,
    pinnedClients,
    lkgSlot,
  };
}

export function approvalInputs(steps: readonly number[]): ApprovalSettings {
  const approveAfter = listInput("approve-after").map(Number);
  const unknown = approveAfter.filter((step) => !steps.includes(step));
  if (unknown.length > 0) {
    throw new UsageError(
      `Input "approve-after" names ${unknown.join(", ")}, which "steps" does not.`,
      `Name some of ${steps.join(", ")}.`,
    );
  }
  const text = optionalInput("approve-step");
  const approveStep = text === undefined ? undefined : Number(text);
  if (approveStep !== undefined && !(approveStep > 0 && approveStep <= 100)) {
    throw new UsageError(`Input "approve-step" is "${text}".`, "Give one of the steps, as 25.");
  }
  return { approveAfter, approvalMaximum: durationInput("approval-maximum"), approveStep };
}

/** Three names with slashes between them, wanted by exactly one topology. */
function partsInput(
  name: "front-door" | "application-gateway",
  topology: TopologyName,
  shape: string,
): [string, string, string] | undefined {
  const text = optionalInput(name);
  if (topology !== name) {
    if (text === undefined) return undefined;
    throw new UsageError(
      `Input "${name}" is set with "topology: ${topology}".`,
      `Leave it empty, or choose "topology: ${name}".`,
    );
  }
  const parts = (text ?? "").split("/").map((part) => part.trim());
  const [first, second, third] = parts;
  if (parts.length !== 3 || !first || !second || !third || !parts.every(isName)) {
    throw new UsageError(`Input "${name}" is "${text ?? ""}".`, `Write it as "${shape}".`);
  }
  return [first, second, third];
}

const isName = (part: string) => /^[\w.()-]{1,90}$/.test(part);
