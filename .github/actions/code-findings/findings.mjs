/** @typedef {{ rule: string, severity: string, file: string, line: number, message: string }} Finding */

/** Least `security-severity` that GitHub calls high. */
const high = 7;

/**
 * Grave findings of a SARIF 2.1.0 log: a `security-severity` of 7.0 or more, or the level `error`
 * of a rule without one. Suppressed ones are left out.
 *
 * @param {string} text
 * @returns {Finding[] | undefined} undefined where the text is no log of a run that has analysed: one
 *   without `results` looked for none (3.14.23), one with `executionSuccessful: false` did not end well
 */
export function graveFindings(text) {
  const log = parse(text);
  if (!Array.isArray(log?.runs) || log.runs.length === 0 || !log.runs.every(analysed)) {
    return undefined;
  }
  return log.runs.flatMap((run) => {
    const rules = [run.tool?.driver, ...(run.tool?.extensions ?? [])].flatMap(
      (component) => component?.rules ?? [],
    );
    const byId = new Map(rules.map((rule) => [rule.id, rule]));
    return run.results.flatMap((result) => {
      if ((result.suppressions ?? []).some(({ status }) => (status ?? "accepted") === "accepted")) {
        return [];
      }
      const id = result.ruleId ?? result.rule?.id ?? "";
      const rule = byId.get(id);
      const score = rule?.properties?.["security-severity"];
      const level = result.level ?? rule?.defaultConfiguration?.level ?? "warning";
      const grave = score === undefined ? level === "error" : !(Number(score) < high);
      if (!grave) return [];
      const place = result.locations?.[0]?.physicalLocation;
      return [
        {
          rule: String(id),
          severity: score === undefined ? level : `security severity ${score}`,
          file: String(place?.artifactLocation?.uri ?? ""),
          line: Number(place?.region?.startLine ?? 1),
          message: String(result.message?.text ?? "").slice(0, 500),
        },
      ];
    });
  });
}

function analysed(run) {
  const failed = (run.invocations ?? []).some((one) => one.executionSuccessful === false);
  return Array.isArray(run.results) && !failed;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
