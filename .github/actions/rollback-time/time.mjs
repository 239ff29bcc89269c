/** The strategy's limit for a rollback, in seconds. */
export const limit = 300;

/**
 * How long a rollback took. Waiting in GitHub is counted by the runner's clock, the rollback itself
 * by the reports' own, so that a clock that runs at another speed there does no harm.
 *
 * @param {object[]} tries reports of bluegreen-shift, in order; at least one
 * @param {number} began seconds since 1970 at which the first try began
 * @param {string | undefined} dispatchedAt ISO time of the dispatch
 * @returns {{ release: string, seconds?: number, bound: "exact" | "at most", from: string }}
 */
export function rollbackTime(tries, began, dispatchedAt) {
  const first = tries[0];
  const last = tries.at(-1);
  const back = tries.find((report) => report.rollback !== undefined);
  const waited = dispatchedAt === undefined ? 0 : began - Date.parse(dispatchedAt) / 1_000;
  const since = (time) => waited + (Date.parse(time) - Date.parse(first.startedAt)) / 1_000;
  const from = dispatchedAt === undefined ? "the start of the job" : "the dispatch";
  const release =
    (back === undefined ? last.serving?.production : back.releases?.old) ??
    last.serving?.production ??
    "";
  const known = { release: /^[\w.+-]{1,200}$/.test(release) ? release : "", from };
  if (back !== undefined) {
    const { rulesClearedAt, swappedBackAt } = back.rollback;
    return {
      ...known,
      seconds: Math.round(since(swappedBackAt ?? rulesClearedAt)),
      bound: "exact",
    };
  }
  // The first try cleared the rules of a shift at work and left; the second one saw that they are gone.
  if (tries.length > 1) {
    return { ...known, seconds: Math.round(since(last.finishedAt)), bound: "at most" };
  }
  return { ...known, bound: "exact" };
}

/** @param {ReturnType<typeof rollbackTime>} time */
export function sentence({ release, seconds, bound, from }) {
  const now = release === "" ? "" : ` Users are on ${release}.`;
  if (seconds === undefined) return `There was nothing to go back from.${now}`;
  const words = bound === "exact" ? "" : "at most ";
  return `All users were back ${words}${seconds} ${seconds === 1 ? "second" : "seconds"} after ${from}; the limit is ${limit} seconds.${now}`;
}
