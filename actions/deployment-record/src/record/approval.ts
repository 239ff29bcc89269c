import { fields, items, text } from "@slipway/deployment-page";

export interface Approval {
  readonly answer: "approved" | "rejected";
  /** Login of the person. */
  readonly by: string;
  readonly comment: string;
}

/** The last answer for the environment in "Get the review history for a workflow run". */
export function readApproval(history: unknown, environment: string): Approval | undefined {
  return items(history)
    .map(fields)
    .filter((review) => items(review.environments).some((one) => fields(one).name === environment))
    .flatMap((review): Approval[] => {
      const { state } = review;
      if (state !== "approved" && state !== "rejected") return [];
      return [
        {
          answer: state,
          by: text(fields(review.user), "login") ?? "",
          comment: text(review, "comment") ?? "",
        },
      ];
    })
    .at(-1);
}
