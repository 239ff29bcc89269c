import {
  conclude,
  gravest,
  markdownTable,
  maskSecret,
  type Reason,
  type Report,
  singleLine,
  type Verdict,
} from "@slipway/toolkit";
import {
  CommentRefused,
  publishComment,
  readPullRequestHead,
} from "@slipway/toolkit/pull-request-comment";
import { readHandedOver } from "./handed-over-files.ts";
import { type Inputs, readInputs } from "./inputs.ts";
import { judgeFile, strangeness } from "./judge.ts";

/** What became of one file. */
interface Outcome {
  readonly file: string;
  readonly marker?: string;
  readonly outcome: "created" | "updated" | "unchanged" | "refused" | "failed";
  readonly url?: string;
  readonly reason?: string;
}

interface CommentReport extends Report {
  readonly schema: "slipway/pull-request-comment-report/v1";
  readonly comments: readonly Outcome[];
}

/** Posts what the triggering run handed over, each comment for itself. */
export async function main(): Promise<void> {
  const startedAt = new Date().toISOString();
  const inputs = readInputs();
  maskSecret(inputs.token);
  const outcomes: Outcome[] = [];
  if (inputs.run.event.startsWith("pull_request")) {
    for (const file of readHandedOver(inputs.directory)) {
      const name = singleLine(file.name, 100);
      outcomes.push(
        "reason" in file
          ? { file: name, outcome: "refused", reason: file.reason }
          : { file: name, ...(await post(file.text, inputs)) },
      );
    }
  }
  const posted = outcomes.filter(({ url }) => url !== undefined).length;
  const verdict = gravest(["pass", ...outcomes.map(verdictOf)]);
  const report: CommentReport = {
    schema: "slipway/pull-request-comment-report/v1",
    verdict,
    reasons: outcomes.flatMap(reasonsOf),
    startedAt,
    finishedAt: new Date().toISOString(),
    comments: outcomes,
  };
  const headline =
    outcomes.length === 0
      ? "The run handed no comment over."
      : `${posted} of ${outcomes.length} handed-over comments stand on the pull request.`;
  conclude({
    report,
    evidenceDirectory: inputs.evidenceDirectory,
    reportName: "pull-request-comment-report.json",
    outputs: { posted: String(posted) },
    summary: [
      `## ${headline}`,
      ...(outcomes.length === 0
        ? []
        : [
            markdownTable(
              ["File", "Comment", "Outcome", "Why"],
              outcomes.map(({ file, marker = "", outcome, reason = "" }) => [
                file,
                marker,
                outcome,
                reason,
              ]),
            ),
          ]),
    ].join("\n\n"),
    headline,
    onInconclusive: "fail",
  });
}

async function post(text: string, inputs: Inputs): Promise<Omit<Outcome, "file">> {
  const { run, token, markers } = inputs;
  const judged = judgeFile(text, markers, run);
  if (!("comment" in judged)) return { ...judged, outcome: "refused" };
  const { marker, body, pullRequest } = judged.comment;
  const place = { repository: run.repository, apiUrl: run.apiUrl, number: pullRequest };
  try {
    const strange = strangeness(await readPullRequestHead(place, { token }), run);
    if (strange !== undefined) return { marker, outcome: "refused", reason: strange };
    const { kind, url } = await publishComment(marker, body, place, { token });
    return { marker, outcome: kind, url };
  } catch (error) {
    if (!(error instanceof CommentRefused)) throw error;
    return { marker, outcome: "failed", reason: error.message };
  }
}

function verdictOf({ outcome }: Outcome): Verdict {
  return outcome === "failed" ? "fail" : outcome === "refused" ? "warn" : "pass";
}

function reasonsOf({ file, outcome, reason }: Outcome): Reason[] {
  if (outcome !== "refused" && outcome !== "failed") return [];
  return [
    {
      code: `comment-${outcome}`,
      message: `The handed-over comment ${file} was not posted: ${reason}.`,
      remedy:
        outcome === "failed"
          ? 'Give the job "pull-requests: write" and "actions: read", and run it again.'
          : "Nothing is to be done if the pull request has moved on; otherwise look at what the run uploaded.",
    },
  ];
}
