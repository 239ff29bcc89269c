/**
 * What may be rolled back of a run's migrations.
 *
 * @param {{ shift?: object, receipt: boolean }} evidence the run's report of bluegreen-shift, and
 *   whether it left a receipt
 * @param {string} serving release that serves the users now; empty when it is not known
 * @returns {{ refused: string } | { receipt: boolean }}
 */
export function judge({ shift, receipt }, serving) {
  if (shift === undefined) {
    return {
      refused:
        'The run\'s artifacts hold no report of a shift. Give the id of the run that deployed in "schema-run".',
    };
  }
  const version = shift.releases?.new;
  if (serving === "" || typeof version !== "string") {
    return {
      refused:
        "It is not known which release serves the users and which one the run deployed. Let both publish /build-info.json.",
    };
  }
  if (version === serving) {
    return {
      refused: `The run's version ${version} still serves the users, so its schema stays. Bring the traffic back first.`,
    };
  }
  return { receipt };
}
