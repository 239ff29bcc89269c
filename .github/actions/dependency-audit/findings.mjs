/**
 * Pure readers of the two tools' JSON.
 *
 * @typedef {{ ecosystem: "npm" | "NuGet", name: string, severity: string, advisory: string, where: string }} Finding
 * @typedef {{ findings: Finding[], unreachable?: string }} Audit  `unreachable` says why nothing could be known
 */

const grave = new Set(["high", "critical"]);

/**
 * Reads `npm audit --json` (npm 7 and later). A refused or missing advisory endpoint answers with
 * `message` or `error` instead of `vulnerabilities`.
 *
 * @param {string} text @param {string} where @returns {Audit}
 */
export function readNpmAudit(text, where) {
  const report = parse(text);
  if (report?.vulnerabilities === undefined) {
    const reason = report?.message ?? report?.error?.summary ?? "no JSON report came back";
    return { findings: [], unreachable: `npm audit in ${where}: ${firstLine(String(reason))}` };
  }
  const findings = Object.values(report.vulnerabilities)
    .filter((entry) => grave.has(entry.severity))
    .map((entry) => ({
      ecosystem: /** @type {const} */ ("npm"),
      name: entry.name,
      severity: entry.severity,
      advisory:
        entry.via?.find?.((via) => typeof via === "object")?.title ?? "through a dependency",
      where,
    }));
  return { findings };
}

/**
 * Reads `dotnet list package --vulnerable --include-transitive --format json`. The command says
 * "no vulnerable packages" also when no source knows advisories, so the caller tells which do.
 *
 * @param {string} text @param {boolean} aSourceKnowsAdvisories @returns {Audit}
 */
export function readNuGetAudit(text, aSourceKnowsAdvisories) {
  const report = parse(text);
  if (!Array.isArray(report?.projects)) {
    return { findings: [], unreachable: "dotnet list package gave no JSON report" };
  }
  const findings = report.projects.flatMap((project) =>
    (project.frameworks ?? []).flatMap((framework) =>
      [...(framework.topLevelPackages ?? []), ...(framework.transitivePackages ?? [])].flatMap(
        (entry) =>
          (entry.vulnerabilities ?? [])
            .filter((vulnerability) => grave.has(vulnerability.severity.toLowerCase()))
            .map((vulnerability) => ({
              ecosystem: /** @type {const} */ ("NuGet"),
              name: `${entry.id} ${entry.resolvedVersion}`,
              severity: vulnerability.severity.toLowerCase(),
              advisory: vulnerability.advisoryurl ?? "",
              where: project.path,
            })),
      ),
    ),
  );
  if (findings.length === 0 && !aSourceKnowsAdvisories) {
    return { findings, unreachable: "none of the NuGet sources publishes advisories" };
  }
  return { findings };
}

/** Whether a NuGet v3 service index offers advisories. @param {string} text @returns {boolean} */
export function publishesAdvisories(text) {
  return (parse(text)?.resources ?? []).some((resource) =>
    String(resource["@type"]).startsWith("VulnerabilityInfo/"),
  );
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function firstLine(text) {
  return text
    .split("\n")[0]
    .replace(/https?:\/\/\S+/g, "<registry>")
    .slice(0, 200);
}
