import { isReleaseColumn } from "@slipway/azure/kql";
import {
  durationInput,
  listInput,
  optionalInput,
  requiredInput,
  UsageError,
} from "@slipway/toolkit";
import { type Source, sources } from "../decision/situation.ts";

/** Where the evidence comes from; durations in milliseconds. */
export interface EvidenceSettings {
  readonly sources: readonly Source[];
  readonly slowWarn: number;
  readonly slowCritical: number;
  /** Customer id (guid) of the Log Analytics workspace; there when `logs` is a source. */
  readonly logWorkspace: string | undefined;
  readonly logRole: string | undefined;
  readonly logRelease: string;
  readonly logsDelay: number;
  readonly probePaths: readonly string[];
  readonly probeInterval: number;
}

/** Refuses a shift without evidence, and evidence without what it needs, before anything is touched. */
export function evidenceInputs(): EvidenceSettings {
  const chosen = [...new Set(listInput("evidence"))];
  const unknown = chosen.filter((name) => !(sources as readonly string[]).includes(name));
  if (chosen.length === 0 || unknown.length > 0) {
    throw new UsageError(
      chosen.length === 0
        ? 'Input "evidence" names no source; without evidence nothing can be decided.'
        : `Input "evidence" names "${unknown.join(", ")}", which is no source.`,
      `Name at least one of ${sources.join(", ")}, for example "evidence: metrics, probes".`,
    );
  }
  const uses = (source: Source) => chosen.includes(source);
  const slowWarn = durationInput("slow-warn");
  const slowCritical = durationInput("slow-critical");
  if (!(slowWarn > 0 && slowWarn < slowCritical)) {
    throw new UsageError(
      'Input "slow-warn" is not below "slow-critical".',
      "The first holds the release, the second rolls it back.",
    );
  }
  const logWorkspace = optionalInput("log-workspace");
  if (uses("logs") && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(logWorkspace ?? "")) {
    throw new UsageError(
      `Input "log-workspace" is "${logWorkspace ?? ""}", and "evidence" names logs.`,
      "Give the workspace's id (a guid): az monitor log-analytics workspace show --query customerId --output tsv",
    );
  }
  const logRelease = requiredInput("log-release");
  if (!isReleaseColumn(logRelease)) {
    throw new UsageError(
      `Input "log-release" is "${logRelease}".`,
      'Use AppVersion, AppRoleName, AppRoleInstance or "Properties.<name>", whichever holds the release\'s id.',
    );
  }
  const probePaths = listInput("probe-paths");
  const bad = probePaths.find((path) => !/^\/(?!\/)[^\s#]*$/.test(path));
  if (bad !== undefined) {
    throw new UsageError(
      `Input "probe-paths" has "${bad}".`,
      'Give paths with their leading slash, for example "/, /api/health".',
    );
  }
  return {
    sources: sources.filter(uses),
    slowWarn,
    slowCritical,
    logWorkspace: uses("logs") ? logWorkspace : undefined,
    logRole: optionalInput("log-role"),
    logRelease,
    logsDelay: durationInput("logs-delay"),
    probePaths,
    probeInterval: probeIntervalInput(),
  };
}

function probeIntervalInput(): number {
  const interval = durationInput("probe-interval");
  if (interval < 200) {
    throw new UsageError(
      `Input "probe-interval" is ${interval} ms.`,
      "Five requests a second to each release are the most: use 200ms or longer.",
    );
  }
  return interval;
}
