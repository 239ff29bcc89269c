import type { Verdict } from "@slipway/toolkit";
import type { HealthCheckReport } from "./report.ts";

/**
 * The checks as JUnit XML: a failed check is a failure, an inconclusive one an error, and a
 * warning passes with its text in `system-out`, because JUnit has no word for it.
 */
export function junitXml(report: HealthCheckReport): string {
  const count = (verdict: string) =>
    report.checks.filter((check) => check.verdict === verdict).length;
  const seconds = report.checks.reduce((sum, check) => sum + check.seconds, 0);
  const suite = `health-check ${report.name}`;
  const cases = report.checks.map((check) => {
    const head = `    <testcase classname="${escaped(suite)}" name="${escaped(check.name)}" time="${check.seconds}"`;
    const text = escaped(check.remedy ? `${check.reason} ${check.remedy}` : check.reason);
    const code = escaped(check.code);
    const inner: Readonly<Record<Verdict, string>> = {
      pass: "",
      warn: `<system-out>warning ${code}: ${text}</system-out>`,
      fail: `<failure type="${code}" message="${text}"/>`,
      inconclusive: `<error type="${code}" message="${text}"/>`,
    };
    return `${head}>${inner[check.verdict]}</testcase>`;
  });
  const totals = `tests="${report.checks.length}" failures="${count("fail")}" errors="${count("inconclusive")}" skipped="0" time="${seconds.toFixed(3)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${totals}>`,
    `  <testsuite name="${escaped(suite)}" timestamp="${report.startedAt}" ${totals}>`,
    ...cases,
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

/** Text for XML 1.0: markup escaped, characters that XML cannot hold shown as U+FFFD. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/[\t\n\r]/g, (blank) => `&#${blank.charCodeAt(0)};`);
}
