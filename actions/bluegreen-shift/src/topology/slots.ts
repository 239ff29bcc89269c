import { type AppService, isForbidden, type SiteEvidence, type SlotSettings } from "@slipway/azure";
import type { Finding, Topology } from "./topology.ts";

export interface SlotsParts {
  readonly app: AppService;
  readonly settings: SlotSettings;
  readonly evidence: Pick<SiteEvidence, "instances">;
  readonly resourceGroup: string;
  readonly appName: string;
  readonly slot: string;
  /** Names of sticky connection strings that may lead elsewhere in the slot. */
  readonly allowSticky: readonly string[];
}

/** Tiers with slots and traffic routing (azure-docs includes/azure-websites-limits.md). */
const tiersWithSlots = /^(standard|premium|isolated)/i;

/** Production and a slot of the same app; weights by ramp-up rules, exchange by swap. */
export function slotsTopology(parts: SlotsParts): Topology {
  const { app, slot, appName, resourceGroup } = parts;
  const noSlots = async (): Promise<Finding | undefined> => {
    const { planId } = await app.production();
    const tier = await app.planTier(planId);
    return tiersWithSlots.test(tier)
      ? undefined
      : {
          severity: "refuse",
          code: "no-slots",
          message: `The plan of ${appName} is of the tier ${tier}, which has no slots to shift between.`,
          remedy:
            "Deploy in place: the reusable workflow deploy.yml does it for such plans, with a backup, a health check and the last package put back on failure. Or scale the plan to Standard or above, or use two apps behind Front Door.",
        };
  };
  return {
    ...app,
    traits: {
      name: "slots",
      weighted: true,
      clearBeforeSwap: true,
      routeByQuery: true,
      propagation: 0,
    },
    standbyName: () => slot,
    slot: () => app.slot(slot),
    async explainMissing() {
      return (
        (await noSlots()) ?? {
          severity: "refuse",
          code: "slot-missing",
          message: `The app ${appName} has no slot "${slot}".`,
          remedy: 'Create it, or correct the input "slot".',
        }
      );
    },
    representable: (percentage) => percentage,
    requestSwap: (standby) => app.requestSwap(standby),
    async findings() {
      const tier = await noSlots();
      if (tier !== undefined) return [tier];
      const target = await app.autoSwapSlot(slot);
      if (target !== undefined) {
        return [
          {
            severity: "refuse",
            code: "auto-swap",
            message: `The slot ${slot} swaps itself with ${target} after every deployment.`,
            remedy: "Turn auto swap off in the slot's configuration.",
          },
        ];
      }
      return [...(await differences(parts)), ...(await stickyConnections(parts))];
    },
    async instances() {
      return (await parts.evidence.instances()).map(({ id }) => id);
    },
    replaceStandby: (other) => app.requestSwap(slot, other),
    wayBack() {
      const where = `--resource-group ${resourceGroup} --name ${appName}`;
      return {
        shifting: `az webapp traffic-routing clear ${where}`,
        swapped: `az webapp deployment slot swap ${where} --slot ${slot}`,
      };
    },
  };
}

/** What a swap would change in production, said before it happens; values are never shown. */
async function differences({ settings, slot }: SlotsParts): Promise<readonly Finding[]> {
  try {
    const found = await settings.differences(slot);
    if (found.length === 0) return [];
    const list = found.map(({ type, name, rule }) => `${name || type} (${rule || type})`);
    return [
      {
        severity: "note",
        code: "settings-will-change",
        message: `The swap changes ${found.length} settings of production: ${list.join(", ")}.`,
        remedy: "Look whether each of them belongs to the release.",
      },
    ];
  } catch (error) {
    if (!isForbidden(error)) throw error;
    const { message, remedy } = error as Error & { readonly remedy: string };
    return [{ severity: "warn", code: "settings-not-compared", message, remedy }];
  }
}

/** A canary on another database than production would show its users other data. */
async function stickyConnections(parts: SlotsParts): Promise<readonly Finding[]> {
  const allowed = new Set(parts.allowSticky.map((name) => name.toLowerCase()));
  const names = (await parts.settings.stickyConnectionNames()).filter(
    (name) => !allowed.has(name.toLowerCase()),
  );
  if (names.length === 0) return [];
  try {
    const connections = await parts.settings.stickyConnections(parts.slot, names);
    return connections
      .filter(
        ({ production, slot }) =>
          production?.server !== slot?.server || production?.database !== slot?.database,
      )
      .map(({ name, production, slot }) => ({
        severity: "refuse" as const,
        code: "other-database",
        message: `The connection string ${name} stays with its slot and leads the slot ${parts.slot} to ${place(slot)}, production to ${place(production)}.`,
        remedy: `Users of the new release would see other data. Give both the same database, or allow it: "allow-sticky: ${name}".`,
      }));
  } catch (error) {
    if (!isForbidden(error)) throw error;
    const { remedy } = error as Error & { readonly remedy: string };
    return [
      {
        severity: "refuse",
        code: "databases-not-compared",
        message: `The connection strings ${names.join(", ")} stay with their slot, and whether both lead to the same database may not be read.`,
        remedy: `${remedy} Or vouch for it: "allow-sticky: ${names.join(", ")}".`,
      },
    ];
  }
}

function place(target: { readonly server: string; readonly database: string } | undefined): string {
  if (target === undefined) return "nothing";
  return `${target.server || "no server"}/${target.database || "no database"}`;
}
