/** What a pricing tier allows (azure-docs includes/azure-websites-limits.md; recorded plan answers). */
export interface Sku {
  readonly name: string;
  readonly tier: string;
  readonly family: string;
  readonly slots: number;
  readonly maximumWorkers: number;
  readonly trafficRouting: boolean;
  readonly alwaysOn: boolean;
  readonly computeMode: "Shared" | "Dedicated";
  readonly siteMode: string | null;
  readonly workerSizeId: number;
}

type Tier = Omit<Sku, "name" | "family" | "workerSizeId">;

const dedicated = { computeMode: "Dedicated", siteMode: null, alwaysOn: true } as const;
const premium = { slots: 20, maximumWorkers: 30, trafficRouting: true, ...dedicated };

const tiers: readonly (readonly [pattern: RegExp, tier: Tier])[] = [
  [/^F1$/, shared("Free", "Limited", 1)],
  [/^D1$/, shared("Shared", "Basic", 1)],
  [/^B[123]$/, { tier: "Basic", slots: 0, maximumWorkers: 3, trafficRouting: false, ...dedicated }],
  [
    /^S[123]$/,
    { tier: "Standard", slots: 5, maximumWorkers: 10, trafficRouting: true, ...dedicated },
  ],
  [/^P[123]$/, { tier: "Premium", ...premium }],
  [/^P[123]V2$/, { tier: "PremiumV2", ...premium }],
  [/^P[0-5]M?V3$/, { tier: "PremiumV3", ...premium }],
  [/^I[1-6]M?(V2)?$/, { tier: "IsolatedV2", ...premium, maximumWorkers: 100 }],
];

export function skuOf(code: string): Sku | undefined {
  const name = code.toUpperCase();
  const tier = tiers.find(([pattern]) => pattern.test(name))?.[1];
  if (tier === undefined) return undefined;
  const size = Number(/\d/.exec(name)?.[0] ?? 1);
  const family = name.replace(/\d/, "").replace(/V(\d)$/, "v$1");
  const workerSizeId = tier.computeMode === "Shared" ? 0 : Math.max(0, size - 1);
  return { ...tier, name: name.replace(/V(\d)$/, "v$1"), family, workerSizeId };
}

function shared(tier: string, siteMode: string, maximumWorkers: number): Tier {
  return {
    tier,
    siteMode,
    maximumWorkers,
    slots: 0,
    trafficRouting: false,
    alwaysOn: false,
    computeMode: "Shared",
  };
}
