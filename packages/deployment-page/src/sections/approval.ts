import type { Story } from "../story.ts";
import type { View } from "../view.ts";
import { duration, moment } from "../words.ts";
import { facts, notReached, type Section } from "./parts.ts";

const title = "Approval";
const answers = {
  approved: "Approved",
  rejected: "Rejected",
  "no-reviewer": "Nobody could approve",
} as const;

export function approvalSection({ story }: View): Section {
  const { approval } = story;
  if (approval === undefined) return notReached("approval", title, why(story));
  const { answer, environment, by, how, askedAt, answeredAt } = approval;
  const person = by === undefined ? "" : ` by ${by}`;
  const way = how === undefined ? "" : ` ${how}`;
  return {
    id: "approval",
    title,
    summary: `${answers[answer]} for “${environment}”${person}${way}.`,
    state: answer === "approved" ? "ok" : "bad",
    content: facts([
      askedAt !== undefined && ["Asked", moment(askedAt)],
      answeredAt !== undefined && ["Answered", moment(answeredAt)],
      askedAt !== undefined &&
        answeredAt !== undefined && ["Waited", duration(answeredAt - askedAt)],
    ]),
  };
}

function why(story: Story): string {
  return story.outcome === "promoted" || story.outcome === "rolled-back"
    ? "This environment needs no approval."
    : "Not reached: nobody was asked.";
}
