import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { actions, diagnose, list, read, repositoryName } from "./github-files.ts";

const pages = [
  "README.md",
  ...list("docs", /\.md$/),
  ...list("docs/runbooks", /\.md$/),
  ...actions
    .filter((file) => file.startsWith("actions/"))
    .map((file) => file.replace("action.yml", "README.md")),
];

const blocks = pages.flatMap((page) => {
  const text = read(page);
  return [...text.matchAll(/^( *)```ya?ml\n([\s\S]*?)^ *```$/gm)].map((match) => {
    const [, , body = ""] = match;
    const indent = /^ */.exec(body)?.[0] ?? "";
    const line = text.slice(0, match.index).split("\n").length + 1;
    return {
      page,
      name: `${page}:${line}`,
      text: body.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
    };
  });
});

const head = ["on: workflow_dispatch", "permissions: {}", "jobs:"];
const under = (lines: readonly string[], depth: number, text: string) =>
  [...lines, ...text.split("\n").map((line) => " ".repeat(depth) + line)].join("\n");

/**
 * A block as a workflow: a whole one, jobs, a job, steps, or in an action's README some of its
 * inputs, where those that are always the same are left out.
 */
function workflowOf(page: string, text: string): string {
  const value: unknown = parse(text);
  const keys = Object.keys(value ?? {});
  const job = [...head, "  job:", "    runs-on: ubuntu-24.04"];
  if (Array.isArray(value)) return under([...job, "    steps:"], 6, text);
  if (keys.includes("on")) return text;
  if (keys.includes("jobs")) return under(head.slice(0, 2), 0, text);
  if (keys.includes("steps") || keys.includes("uses")) return under(job, 4, text);
  const [, action] = /^actions\/([^/]+)\//.exec(page) ?? [];
  if (action === undefined) return under(head, 2, text);
  const step = [...job, "    steps:", `      - uses: ${repositoryName}/actions/${action}@v1`];
  return keys.join() === "with"
    ? under(step, 8, text)
    : under([...step, "        with:"], 10, text);
}

/** Files of our own formats, whose schemas are tested beside their actions. */
const otherFormats = /^(version|environments): ?/m;
const workflowBlocks = blocks.filter(({ text }) => !otherFormats.test(text));

describe("every YAML block of the documentation", () => {
  test("is found", () => {
    expect(workflowBlocks.length).toBeGreaterThan(40);
    expect(blocks.length - workflowBlocks.length).toBeLessThan(6);
  });

  test.each(workflowBlocks)(
    "$name is accepted by GitHub's language service",
    async ({ page, text }) => {
      const found = await diagnose(".github/workflows/ci.yml", workflowOf(page, text));
      const said = found.map((message) => message.replace(/^[^:]+:\d+: /, ""));
      // A scenario shows what it is about: what every use of the action has, and the steps and inputs
      // that an expression names, stand elsewhere.
      const elsewhere = /^(Missing required input|Context access might be invalid)/;
      expect(said.filter((message) => !elsewhere.test(message))).toEqual([]);
    },
  );

  test("would be refused with a misspelt input", async () => {
    const block = blocks.find(({ text }) => text.includes("client-output:"));
    const text = (block?.text ?? "").replace("client-output:", "client-outptu:");
    expect(
      (await diagnose(".github/workflows/ci.yml", workflowOf("README.md", text))).join(),
    ).toContain("client-outptu");
  });
});
