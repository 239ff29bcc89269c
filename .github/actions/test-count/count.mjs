/**
 * Tests of one result file that ran, skipped ones left out. Undefined where the text is neither a
 * Visual Studio test result (TRX) nor a JUnit report.
 *
 * @param {string} xml
 * @returns {{ ran: number, skipped: number } | undefined}
 */
export function countTests(xml) {
  // Output of a test may hold anything, also the words that are counted.
  const text = xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->/g, "");
  const counters = /<Counters\b([^>]*)>/.exec(text)?.[1];
  if (counters !== undefined) {
    const ran = number(counters, "executed");
    return { ran, skipped: Math.max(0, number(counters, "total") - ran) };
  }
  if (!/<testsuites?\b/.test(text)) return undefined;
  const cases = text.match(/<testcase\b/g)?.length ?? 0;
  const skipped = text.match(/<skipped\b/g)?.length ?? 0;
  return { ran: Math.max(0, cases - skipped), skipped };
}

/** @param {string} attributes @param {string} name */
function number(attributes, name) {
  return Number(new RegExp(`\\b${name}="(\\d+)"`).exec(attributes)?.[1] ?? 0);
}
