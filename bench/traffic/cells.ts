/** What is simulated: two equal releases in every situation that fools others, and real faults. */
import type { ProbeWorld } from "./probes.ts";
import { healthy, type World } from "./world.ts";

export interface Cell {
  readonly key: string;
  readonly label: string;
  readonly world: World;
}

const cell = (key: string, label: string, change: Partial<World>): Cell => ({
  key,
  label,
  world: { ...healthy, ...change },
});

const both = (share: number) => ({ blueErrors: share, greenErrors: share });

export const equal: readonly Cell[] = [
  cell("aa", "0.5 % errors", {}),
  cell("aa_rare", "0.05 % errors", both(0.0005)),
  cell("aa_many", "2 % errors", both(0.02)),
  cell("aa_outage", "outage of both (+4 %, 3 min)", { outage: 0.04 }),
  cell("aa_hard_outage", "hard outage of both (+30 %, 3 min)", { outage: 0.3 }),
  cell("aa_clumps", "errors in clumps of 4", { clump: 4 }),
  cell("aa_60_looks", "60 looks a step", { looksPerStep: 60 }),
  cell("aa_low_traffic", "100 requests a minute", { requestsPerMinute: 100 }),
  cell("aa_lag_2", "blue's metrics 2 min late", { lag: 2 }),
  cell("aa_lag_10", "blue's metrics 10 min late", { lag: 10 }),
  cell("aa_slowdown", "both 1.5 × slower (3 min)", { slowdown: 1.5 }),
  cell("aa_slow_clumps", "slow requests in clumps of 4", { slowClump: 4 }),
  cell("aa_biased_cuts", "cuts 20 % too low", { cutBias: 0.8 }),
];

export interface Fault extends Cell {
  /** The aim: 90 of 100 shifts are rolled back within so many looks. */
  readonly aim: number | undefined;
}

export const faults: readonly Fault[] = [
  { ...cell("err_20", "errors 0.5 → 20 %", { greenErrors: 0.2 }), aim: 1 },
  { ...cell("err_5", "errors 0.5 → 5 %", { greenErrors: 0.05 }), aim: 3 },
  {
    ...cell("err_5_clumps", "errors 0.5 → 5 %, clumps of 4", { greenErrors: 0.05, clump: 4 }),
    aim: 13,
  },
  { ...cell("err_2", "errors 0.5 → 2 %", { greenErrors: 0.02 }), aim: 13 },
  { ...cell("err_1", "errors 0.5 → 1 %", { greenErrors: 0.01 }), aim: undefined },
  { ...cell("slow_20", "latency + 20 %", { greenSlower: 1.2 }), aim: 7 },
  { ...cell("slow_100", "latency + 100 %", { greenSlower: 2 }), aim: 1 },
  { ...cell("slow_tail", "5 % of requests 5 × slower", { greenTail: 0.05 }), aim: 7 },
];

export const probeCells: readonly {
  key: string;
  label: string;
  world: ProbeWorld;
  aim?: number;
}[] = [
  { key: "probe_aa", label: "0.5 % of both fail", world: { blue: 0.005, green: 0.005, outage: 0 } },
  {
    key: "probe_aa_many",
    label: "2 % of both fail",
    world: { blue: 0.02, green: 0.02, outage: 0 },
  },
  {
    key: "probe_aa_high",
    label: "6 % of both fail",
    world: { blue: 0.06, green: 0.06, outage: 0 },
  },
  {
    key: "probe_aa_outage",
    label: "30 % of both fail for 3 min",
    world: { blue: 0.005, green: 0.005, outage: 0.3 },
  },
  {
    key: "probe_all",
    label: "all of green's fail",
    world: { blue: 0.005, green: 1, outage: 0 },
    aim: 10,
  },
  {
    key: "probe_20",
    label: "20 % of green's fail",
    world: { blue: 0.005, green: 0.2, outage: 0 },
    aim: 60,
  },
];
