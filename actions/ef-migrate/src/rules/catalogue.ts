import { columnRules } from "./column-rules.ts";
import { contractRules } from "./contract-rules.ts";
import { dataRules } from "./data-rules.ts";
import { indexRules } from "./index-rules.ts";
import type { Rule } from "./rule.ts";
import { scriptRules } from "./script-rules.ts";

/** Every rule, by number. */
export const catalogue: readonly Rule[] = [
  ...contractRules,
  ...columnRules,
  ...indexRules,
  ...dataRules,
  ...scriptRules,
].toSorted((a, b) => a.id.localeCompare(b.id));

/** Rules that take something away from the old version: their migrations are contractions. */
export const contractions: ReadonlySet<string> = new Set([
  "R01",
  "R02",
  "R03",
  "R04",
  "R05",
  "R08",
  "R10",
  "R15",
]);
