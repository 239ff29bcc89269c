/** ReportGenerator as its users run it: the .NET tool of NuGet, as a process of its own. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Totals } from "../../actions/coverage-gate/test/real-reports.ts";

export const reportGeneratorVersion = "5.6.0";

/** Installs the tool where it is not yet, and gives its path. */
export function installReportGenerator(): string {
  const directory = path.join(tmpdir(), `reportgenerator-${reportGeneratorVersion}`);
  const program = path.join(directory, "reportgenerator");
  if (!existsSync(program)) {
    execFileSync(
      "dotnet",
      [
        "tool",
        "install",
        "dotnet-reportgenerator-globaltool",
        "--version",
        reportGeneratorVersion,
        "--tool-path",
        directory,
      ],
      { stdio: ["ignore", "ignore", "inherit"] },
    );
  }
  return program;
}

/** The newest runtime is used, whatever the tool was built for. */
export const reportGeneratorEnvironment = {
  ...process.env,
  DOTNET_ROLL_FORWARD: "Major",
  DOTNET_CLI_TELEMETRY_OPTOUT: "1",
};

/** What it counts in these reports together; `undefined` where it reads none of them. */
export function reportGeneratorTotals(program: string, reports: readonly string[]): Totals | null {
  const target = mkdtempSync(path.join(tmpdir(), "reportgenerator-"));
  try {
    spawnSync(
      program,
      [
        `-reports:${reports.join(";")}`,
        `-targetdir:${target}`,
        "-reporttypes:JsonSummary",
        "-verbosity:Off",
      ],
      { env: reportGeneratorEnvironment, stdio: "ignore" },
    );
    const written = path.join(target, "Summary.json");
    if (!existsSync(written)) return null;
    const { summary } = JSON.parse(readFileSync(written, "utf8")) as {
      summary: Record<
        "coveredlines" | "coverablelines" | "coveredbranches" | "totalbranches",
        number
      >;
    };
    return {
      lines: [summary.coveredlines, summary.coverablelines],
      branches: [summary.coveredbranches, summary.totalbranches],
    };
  } finally {
    rmSync(target, { recursive: true, force: true });
  }
}
