import { UsageError } from "@slipway/toolkit";
import type { AzureServices } from "../azure/azure-services.ts";
import { told } from "../azure/told.ts";

/** Users are kept away while the schema changes; `end` is called whatever happened. */
export interface Maintenance {
  begin(): Promise<void>;
  /** Lifts it when it was begun, also by an earlier run that died; does nothing otherwise. */
  end(): Promise<void>;
}

/** Holds the value from before, so that whoever comes next can put it back. */
const before = "SLIPWAY_MAINTENANCE_BEFORE";
const ruleName = "slipway-maintenance";

export type MaintenanceKind =
  | { readonly kind: "none" }
  | { readonly kind: "setting"; readonly name: string; readonly value: string }
  | { readonly kind: "slot"; readonly slot: string };

export function parseMaintenance(text: string): MaintenanceKind {
  if (text === "none") return { kind: "none" };
  const setting = /^setting:([\w.:-]+)=(.*)$/.exec(text);
  if (setting?.[1] !== undefined && setting[2] !== undefined) {
    return { kind: "setting", name: setting[1], value: setting[2] };
  }
  const slot = /^slot:([a-z0-9-]{1,59})$/i.exec(text)?.[1];
  if (slot !== undefined) return { kind: "slot", slot };
  throw new UsageError(
    `Input "maintenance" is "${text}".`,
    'Use "none", "setting:NAME=VALUE" (for example "setting:Maintenance__Enabled=true") or "slot:NAME".',
  );
}

export function maintenanceOf(
  kind: MaintenanceKind,
  azure: () => Promise<AzureServices>,
  slot: string | undefined,
  log: (line: string) => void,
): Maintenance {
  if (kind.kind === "setting") return bySetting(kind, azure, slot, log);
  if (kind.kind === "slot") return bySlot(kind.slot, azure, log);
  return { begin: async () => {}, end: async () => {} };
}

function bySetting(
  { name, value }: { readonly name: string; readonly value: string },
  azure: () => Promise<AzureServices>,
  slot: string | undefined,
  log: (line: string) => void,
): Maintenance {
  let begun = false;
  return {
    async begin() {
      const settings = (await azure()).appSettings(slot);
      const now = await told(settings.all());
      begun = true;
      // A run that died left its note: the value in it is the one from before.
      const note = now[before] ?? JSON.stringify({ name, value: now[name] ?? null });
      await told(settings.write({ [name]: value, [before]: note }));
      log(`Maintenance mode is on: ${name}=${value}, read back.`);
    },
    async end() {
      const settings = (await azure()).appSettings(slot);
      const note = (await looked(begun, settings.all()))?.[before];
      if (note === undefined) return;
      const old = JSON.parse(note) as { name: string; value: string | null };
      await told(settings.write({ [old.name]: old.value ?? undefined, [before]: undefined }));
      log(`Maintenance mode is off: ${old.name} is as before, read back.`);
    },
  };
}

function bySlot(
  slot: string,
  azure: () => Promise<AzureServices>,
  log: (line: string) => void,
): Maintenance {
  let begun = false;
  return {
    async begin() {
      const app = (await azure()).app();
      const rules = await told(app.routingRules());
      const foreign = rules.filter((rule) => rule.name !== ruleName && rule.percentage > 0);
      if (foreign.length > 0) {
        throw new UsageError(
          `A traffic shift is under way: ${foreign.map((rule) => `${rule.name} ${rule.percentage} %`).join(", ")}.`,
          "Finish or roll back the shift first. Nothing was changed.",
        );
      }
      const target = await told(app.slot(slot));
      if (target === undefined) {
        throw new UsageError(
          `The app has no slot "${slot}".`,
          'Correct "maintenance". Nothing was changed.',
        );
      }
      begun = true;
      const written = await told(
        app.writeRoutingRules([{ name: ruleName, hostName: target.hostName, percentage: 100 }]),
      );
      if (!written.some((rule) => rule.name === ruleName && rule.percentage === 100)) {
        throw new UsageError(
          "Azure did not take the rule that sends visitors to the maintenance slot.",
          "Nothing was migrated. Run the step again.",
        );
      }
      log(`Maintenance mode is on: new visitors go to slot "${slot}", read back.`);
    },
    async end() {
      const app = (await azure()).app();
      const rules = (await looked(begun, app.routingRules())) ?? [];
      const others = rules.filter((rule) => rule.name !== ruleName);
      if (others.length === rules.length) return;
      await told(app.writeRoutingRules(others));
      log("Maintenance mode is off: the rule is gone, read back.");
    },
  };
}

/** A look for what a run that died has left; when nothing was begun here, no answer is no trouble. */
async function looked<T>(begun: boolean, asking: Promise<T>): Promise<T | undefined> {
  return begun ? await told(asking) : await asking.catch(() => undefined);
}
