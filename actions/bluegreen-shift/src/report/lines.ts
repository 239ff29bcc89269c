import type { SideMinute } from "../decision/closed-minutes.ts";
import { amount, type Judgement, limits, percent, type Rule } from "../decision/judge.ts";

const words: Readonly<Record<string, string>> = {
  pass: "go on",
  warn: "hold",
  inconclusive: "hold",
  fail: "ROLL BACK",
};

/** One look in one line of the log. */
export function lookLine(
  weight: number,
  observedShare: number | undefined,
  blue: SideMinute,
  green: SideMinute,
  judgement: Judgement,
  rule: Rule,
): string {
  const side = (name: string, { requests, errors, averageMilliseconds }: SideMinute) =>
    `${name} ${requests} requests, ${errors} failed${averageMilliseconds === undefined ? "" : `, ${Math.round(averageMilliseconds)} ms`}`;
  const evidence = Object.entries(judgement.eValues)
    .map(([name, value]) => {
      const limit = limits(rule)[name];
      return `${name} ${amount(value)}${limit === undefined ? "" : ` of ${limit}`}`;
    })
    .join(", ");
  return [
    `${weight} %${observedShare === undefined ? "" : ` (observed ${percent(observedShare)})`}`,
    side("new", green),
    side("old", blue),
    ...(evidence === "" ? [] : [`evidence against the new one: ${evidence}`]),
    `${words[judgement.verdict]}: ${judgement.message}`,
  ].join(" | ");
}
