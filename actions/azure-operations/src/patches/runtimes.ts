import type { OfferedRuntime, SiteRuntime } from "@slipway/azure";
import { type Finding, notKnown, passed } from "../finding.ts";
import { day, days } from "../secrets/rotation.ts";

const row = "Runtime";

/**
 * Judges what each site runs on: App Service installs a runtime's patches itself for as long as the
 * runtime is supported, and none after that.
 *
 * @param warnBefore milliseconds before the end of support
 */
export function judgeRuntimes(
  sites: readonly SiteRuntime[],
  offered: readonly OfferedRuntime[],
  now: number,
  warnBefore: number,
): Finding[] {
  return sites.map(({ site, runtime }): Finding => {
    const subject = `site ${site}`;
    const known = offered.find((one) => one.runtime.toLowerCase() === runtime.toLowerCase());
    const end = known?.endOfLife;
    if (known === undefined || end === undefined) {
      const what = runtime === "" ? "names no runtime" : `runs on "${runtime}"`;
      return notKnown(subject, row, {
        code: "runtime-not-known",
        message: `The site "${site}" ${what}; Azure's list of runtimes has no end of its support.`,
        remedy:
          "Use a runtime of `az webapp list-runtimes`. A container brings its own runtime: watch its image.",
      });
    }
    const left = end.getTime() - now;
    const found = `${known.title}, ${left <= 0 ? `out of support since ${day(end)}` : `supported until ${day(end)}`}`;
    const allowed = "patched by App Service";
    if (left > warnBefore && !known.isDeprecated) return passed(subject, row, found, allowed);
    const over = left <= 0;
    return {
      subject,
      row,
      found,
      allowed,
      verdict: over ? "fail" : "warn",
      reason: {
        code: over ? "runtime-out-of-support" : "runtime-support-ends",
        message: `The site "${site}" runs on ${known.title}, which ${over ? "gets no security patches since" : `gets them for ${days(left)} more, until`} ${day(end)}.`,
        remedy:
          "Move the product to the next version (target framework, infra/parameters, setup-dotnet) and ship it.",
      },
    };
  });
}
