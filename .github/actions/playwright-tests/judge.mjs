/**
 * Playwright is green where every test was skipped (no account, for example), and with
 * `--pass-with-no-tests` or `--only-changed` where there was none.
 *
 * @param {string} name of the suite
 * @param {number} status exit code of Playwright
 * @param {{ ran: number, skipped: number } | undefined} counts what the reporter has counted
 * @returns {{ status: number, sentence: string, problem?: string }}
 */
export function judge(name, status, counts) {
  if (counts === undefined) {
    const problem = `${name}: Playwright has counted no tests. Use @playwright/test 1.20 or later, and a command that begins with "test".`;
    return status === 0
      ? { status: 1, sentence: problem, problem }
      : { status, sentence: `${name}: Playwright ended with ${status} and counted no tests.` };
  }
  const { ran, skipped } = counts;
  const sentence = `${name}: ${ran} ${ran === 1 ? "test" : "tests"} run${skipped > 0 ? `, ${skipped} skipped` : ""}.`;
  if (status !== 0 || ran > 0) return { status, sentence };
  const problem = `${name}: no test has run${skipped > 0 ? `, ${skipped} ${skipped === 1 ? "was" : "were"} skipped` : ""}. A green command is no proof: check its filter, and what its tests skip without (an account, an address).`;
  return { status: 1, sentence, problem };
}
