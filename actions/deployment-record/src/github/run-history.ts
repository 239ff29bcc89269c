import { type Fields, fields, items, number, text } from "@slipway/deployment-page";
import { unzipSync } from "fflate";
import type { RefusedRecord } from "../metrics/history.ts";

/** GitHub's REST API below `/repos/{owner}/{repo}`. Both throw a `GitHubRefused`. */
export interface GitHubRepository {
  /** One answer, or all pages of a list. */
  pages(path: string, query?: Readonly<Record<string, string>>): Promise<unknown[]>;
  download(path: string): Promise<Uint8Array>;
}

export const recordArtifact = "deployment-record";
export const recordFile = "deployment-record.json";
const largestRecord = 4_000_000;
const largestArchive = 16_000_000;
/** A job's token may ask GitHub 1,000 times an hour; the lists take some of them. */
const mostRecords = 900;

export interface History {
  readonly records: readonly { readonly name: string; readonly value: unknown }[];
  readonly refused: readonly RefusedRecord[];
}

/**
 * The records that runs of this repository stored since `since` (milliseconds since 1970).
 *
 * A pull request of a fork can store an artifact of any name here. Only runs of the repository's
 * own commits count, and a record must name the run and the commit that GitHub says it is from.
 */
export async function readHistory(github: GitHubRepository, since: number): Promise<History> {
  const pages = await github.pages("actions/artifacts", { name: recordArtifact, per_page: "100" });
  const all = pages
    .flatMap((page) => items(fields(page).artifacts))
    .map(fields)
    .filter((artifact) => artifact.name === recordArtifact)
    .filter((artifact) => Date.parse(text(artifact, "created_at") ?? "") >= since);
  const artifacts = all.slice(0, mostRecords);
  const records: { name: string; value: unknown }[] = [];
  const refused: RefusedRecord[] = [];
  for (const artifact of artifacts) {
    const run = fields(artifact.workflow_run);
    const name = `run ${number(run, "id") ?? "unknown"}, artifact ${number(artifact, "id") ?? "unknown"}`;
    const strange = strangeness(artifact, run);
    if (strange !== undefined) {
      refused.push({ name, reason: strange });
      continue;
    }
    const archive = await github.download(`actions/artifacts/${number(artifact, "id")}/zip`);
    const value = recordIn(archive);
    const reason = "problem" in value ? value.problem : foreign(fields(value.record), run);
    if (reason === undefined && "record" in value) records.push({ name, value: value.record });
    else refused.push({ name, reason: reason ?? "" });
  }
  if (all.length > artifacts.length) {
    refused.push({
      name: `${all.length - artifacts.length} older records`,
      reason: `GitHub lets a job read about ${mostRecords} an hour; take a shorter window`,
    });
  }
  return { records, refused };
}

function strangeness(artifact: Fields, run: Fields): string | undefined {
  if (number(artifact, "id") === undefined) return "GitHub gives it no id";
  if (artifact.expired === true) return "it has expired";
  if ((number(artifact, "size_in_bytes") ?? 0) > largestArchive)
    return "it is too large for a record";
  const [own, head] = [number(run, "repository_id"), number(run, "head_repository_id")];
  return own !== undefined && own === head
    ? undefined
    : "its run is of another repository's commit";
}

function foreign(record: Fields, run: Fields): string | undefined {
  if (number(fields(record.run), "id") !== number(run, "id")) return "it names another run";
  // A pull request's run has a commit of its own, the merge; GitHub names the branch's.
  const pull = fields(record.run).event === "pull_request";
  return pull || record.commit === run.head_sha ? undefined : "it names another commit";
}

/** The record inside the downloaded archive; nothing else in it is unpacked. */
export function recordIn(archive: Uint8Array): { record: unknown } | { problem: string } {
  try {
    const found = unzipSync(archive, {
      filter: ({ name, originalSize }) => name === recordFile && originalSize <= largestRecord,
    })[recordFile];
    if (found === undefined) return { problem: `it has no ${recordFile} of a record's size` };
    return { record: JSON.parse(Buffer.from(found).toString("utf8")) };
  } catch {
    return { problem: "it is no archive with a JSON file" };
  }
}
