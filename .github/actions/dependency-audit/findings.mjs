/**
 * Pure readers of the tools' JSON.
 *
 * @typedef {{ ecosystem: "npm" | "NuGet", name: string, severity: string, advisory: string, where: string }} Finding
 * @typedef {{ findings: Finding[], unreachable?: string }} Audit  `unreachable` says why nothing could be known
 */

const grave = new Set(["high", "critical"]);

/**
 * @param {string} manager "npm", "pnpm" or "yarn" @param {readonly string[]} install command that
 *   installs, so that the same version of the manager audits @returns {string[]}
 */
export function auditCommand(manager, install) {
  if (manager === "npm") return ["npm", "audit", "--json"];
  const program = install.slice(0, 3);
  // Yarn 2 and later; its first version has an "audit" of its own.
  return program[2]?.startsWith("@yarnpkg/")
    ? [...program, "npm", "audit", "--all", "--recursive", "--json"]
    : [...program, "audit", "--json"];
}

/**
 * Reads what a client's package manager says. A refused or missing advisory endpoint gives no
 * report: then nothing is known.
 *
 * @param {string} manager @param {{ stdout: string, stderr: string, status: number | null }} ended
 * @param {string} where @returns {Audit}
 */
export function readClientAudit(manager, { stdout, stderr, status }, where) {
  if (manager === "npm") return readNpmAudit(stdout, where);
  const found = manager === "pnpm" ? pnpmAdvisories(stdout) : yarnAdvisories(stdout, status);
  if (found === undefined) {
    const said = `${stdout}\n${stderr}`.split("\n").find((line) => /error|respon/i.test(line));
    const reason = firstLine(said?.trim() ?? "no JSON report came back");
    return { findings: [], unreachable: `${manager} audit in ${where}: ${reason}` };
  }
  return {
    findings: found
      .filter(({ severity }) => grave.has(severity))
      .map((one) => ({ ecosystem: /** @type {const} */ ("npm"), ...one, where })),
  };
}

/** @param {string} text */
function pnpmAdvisories(text) {
  const advisories = parse(text)?.advisories;
  if (advisories === undefined) return undefined;
  return Object.values(advisories).map((one) => ({
    name: one.module_name,
    severity: one.severity,
    advisory: one.title ?? one.url ?? "",
  }));
}

/**
 * One JSON object a line. Yarn 1 ends with a summary; later versions write nothing where they found
 * nothing, so only exit code 0 tells that from a failure.
 *
 * @param {string} text @param {number | null} status
 */
function yarnAdvisories(text, status) {
  const entries = text.split("\n").map(parse).filter(Boolean);
  const summary = entries.some(({ type }) => type === "auditSummary");
  const found = entries.flatMap(({ type, data, value, children }) => {
    if (type === "auditAdvisory") {
      const { module_name: name, severity, title } = data?.advisory ?? {};
      return [{ name: String(name), severity: String(severity), advisory: String(title) }];
    }
    if (children?.Severity === undefined) return [];
    const { Severity: severity, Issue: advisory } = children;
    return [{ name: String(value), severity: String(severity), advisory: String(advisory) }];
  });
  return summary || found.length > 0 || (status === 0 && text.trim() === "") ? found : undefined;
}

/**
 * Reads `npm audit --json` (npm 7 and later). A refused or missing advisory endpoint answers with
 * `message` or `error` instead of `vulnerabilities`.
 *
 * @param {string} text @param {string} where @returns {Audit}
 */
function readNpmAudit(text, where) {
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
  const problem = (report.problems ?? []).find(({ level }) => level === "error");
  const unread =
    problem !== undefined
      ? `dotnet list package: ${firstLine(String(problem.text ?? "an error without a text"))}`
      : report.projects.length === 0
        ? "dotnet list package has found no project"
        : undefined;
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
  if (unread !== undefined) return { findings, unreachable: unread };
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
