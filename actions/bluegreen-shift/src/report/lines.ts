import { formatDuration } from "@slipway/toolkit";
import { claims, limits } from "../decision/budget.ts";
import type { SideMinute } from "../decision/closed-minutes.ts";
import type { Rule } from "../decision/situation.ts";
import { amount, count, inWords, percent } from "../decision/words.ts";
import type { Look } from "../evidence/evidence.ts";

const words: Readonly<Record<string, string>> = {
  pass: "go on",
  warn: "hold",
  inconclusive: "hold",
  fail: "ROLL BACK",
};

/**
 * One look in one line of the log: step and share, what came in, the strongest evidence in words,
 * the decision.
 */
export function lookLine(weight: number, startedAt: number, look: Look, rule: Rule): string {
  const { judgement, observedShare, blue, green, probes } = look;
  const reached =
    observedShare === undefined ? "" : `, ${percent(observedShare)} of requests arrive`;
  return [
    `${weight} % for ${formatDuration(Math.max(0, look.at - startedAt))}${reached}`,
    `green ${side(green)}`,
    `blue ${side(blue)}`,
    ...(probes === undefined
      ? []
      : [
          `probes ${count(probes.asked)} each, failed: green ${probes.greenFailed}, blue ${probes.blueFailed}`,
        ]),
    strongest(judgement.eValues, limits(rule)),
    `${words[judgement.verdict]}: ${judgement.message}`,
  ].join(" | ");
}

/** The test that is nearest to its limit, in words. */
export function strongest(
  eValues: Readonly<Record<string, number>>,
  limit: Readonly<Record<string, number>>,
): string {
  const tests = Object.entries(eValues).filter(([name]) => limit[name] !== undefined);
  const nearest = tests.sort(
    ([one, first], [other, second]) =>
      second / (limit[other] as number) - first / (limit[one] as number),
  )[0];
  if (nearest === undefined) return "no evidence yet";
  const [name, value] = nearest;
  if (value < 1.5)
    return `nothing speaks against green (${amount(limit[name] as number)} would roll back)`;
  return inWords(value, claims[name] ?? name, limit[name]);
}

function side({ requests, errors, averageMilliseconds }: SideMinute): string {
  const share = requests === 0 ? "" : ` (${percent(errors / requests)})`;
  const time = averageMilliseconds === undefined ? "" : `, ${Math.round(averageMilliseconds)} ms`;
  return `${count(requests)} requests, ${count(errors)} failed${share}${time}`;
}
