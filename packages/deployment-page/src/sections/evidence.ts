import { html } from "../html.ts";
import type { View } from "../view.ts";
import { counted, size } from "../words.ts";
import { details, facts, notReached, type Section, table } from "./parts.ts";

const title = "Evidence and limits";

export function evidenceSection({ story }: View): Section {
  const notRun = new Map(
    story.jobs.flatMap((job) =>
      job.notRunLocally.map(({ uses, reason }) => [
        `${job.name} ${uses}`,
        { job: job.name, uses, reason },
      ]),
    ),
  );
  const { evidence } = story;
  const missing = evidence?.missing ?? [];
  if (evidence === undefined && notRun.size === 0) {
    return notReached("evidence", title, "No evidence was collected.");
  }
  return {
    id: "evidence",
    title,
    summary: `${counted(evidence?.files.length ?? 0, "file")} of evidence; ${
      story.of === "deployment"
        ? missing.length === 0
          ? "every stage that ran left what it should."
          : `${missing.length} of what the stages should have left ${missing.length === 1 ? "is" : "are"} missing.`
        : `${counted(notRun.size, "step")} can only run on GitHub and ${notRun.size === 1 ? "was" : "were"} not run.`
    }`,
    state: missing.length === 0 ? "ok" : "warn",
    content: html`${
      missing.length > 0 &&
      html`<div class="callout"><h3>Missing</h3><ul class="reasons">${missing.map((each) => html`<li>${each}</li>`)}</ul></div>`
    }${
      notRun.size > 0 &&
      html`<h3>Not run locally</h3>${table(
        ["Job", "Action", "Why"],
        [...notRun.values()].map(({ job, uses, reason }) => [
          job,
          html`<code>${uses.split("@")[0]}</code>`,
          reason,
        ]),
      )}`
    }${
      evidence !== undefined &&
      html`${
        evidence.limits.length > 0 &&
        html`<h3>What a rehearsal cannot show</h3><ul>${evidence.limits.map((limit) => html`<li>${limit}</li>`)}</ul>`
      }${
        evidence.machine !== undefined &&
        html`<h3>Machine</h3>${facts([
          ["Machine", evidence.machine],
          ...Object.entries(evidence.versions ?? {}).map(
            ([name, version]) => [name, version] as const,
          ),
        ])}`
      }${
        evidence.files.length > 0 &&
        details(
          `${counted(evidence.files.length, "file")} with their SHA-256`,
          table(
            ["File", "Size", "SHA-256"],
            evidence.files.map(({ path, bytes, sha256 }) => [
              html`<code>${path}</code>`,
              size(bytes),
              html`<code class="hash">${sha256}</code>`,
            ]),
          ),
        )
      }`
    }`,
  };
}
