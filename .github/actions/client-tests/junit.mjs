/** @typedef {{ suite: string, name: string, seconds: number, outcome: "passed" | "failed" | "skipped", message?: string }} Case */

/** A JUnit report. @param {readonly Case[]} cases */
export function junit(cases) {
  const lines = cases.map(({ suite, name, seconds, outcome, message = "" }) => {
    const head = `  <testcase classname="${xml(suite)}" name="${xml(name)}" time="${seconds}"`;
    if (outcome === "skipped") return `${head}><skipped/></testcase>`;
    if (outcome === "failed") return `${head}><failure>${xml(message)}</failure></testcase>`;
    return `${head}/>`;
  });
  const count = (/** @type {string} */ outcome) =>
    cases.filter((one) => one.outcome === outcome).length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites tests="${cases.length}" failures="${count("failed")}" errors="0" skipped="${count("skipped")}">`,
    `<testsuite name="unit" tests="${cases.length}" failures="${count("failed")}" errors="0" skipped="${count("skipped")}">`,
    ...lines,
    "</testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

/**
 * The cases of `jest --json`.
 *
 * @param {{ testResults?: { name?: string, assertionResults?: { ancestorTitles?: string[], title?: string,
 *   duration?: number | null, status?: string, failureMessages?: string[] }[] }[] }} result
 * @returns {Case[]}
 */
export function jestCases(result) {
  return (result.testResults ?? []).flatMap(({ assertionResults = [] }) =>
    assertionResults.map(
      ({ ancestorTitles = [], title = "", duration, status, failureMessages = [] }) => ({
        suite: ancestorTitles.join(" "),
        name: title,
        seconds: (duration ?? 0) / 1_000,
        outcome: status === "passed" ? "passed" : status === "failed" ? "failed" : "skipped",
        message: failureMessages.join("\n").slice(0, 4_000),
      }),
    ),
  );
}

/** @param {string} text */
function xml(text) {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold them, not even escaped
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
      .replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)
  );
}
