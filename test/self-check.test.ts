// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of GitHub
import { describe, expect, test } from "vitest";
import { actions, read, templates, workflows } from "./github-files.ts";
import { checks } from "./self-check.ts";

const files = [...workflows, ...templates, ...actions];
const named = Object.entries(checks);

describe.each(named)("%s", (_, check) => {
  test.each(files)("finds nothing in %s", (file) => {
    expect(check(file, read(file))).toEqual([]);
  });
});

const ci = ".github/workflows/ci.yml";
const step = (text: string) => `    steps:\n      - ${text}\n`;

/** A mutation of a real file, and the check that has to see it. */
const attacks: readonly (readonly [keyof typeof checks, string, string, string, string])[] = [
  ["pinnedActions", "a version in place of a commit", ci, "@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7"],
  ["pinnedActions", "a branch", ci, "@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@main"],
  ["pinnedActions", "a commit without its version", ci, " # v7.0.1", ""],
  ["pinnedActions", "a short commit", ci, "@3d3c42e5aac5ba805825da76410c181273ba90b1", "@3d3c42e5"],
  ["pinnedActions", "an image by its tag", ci, "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1", "docker://alpine:3"],
  ["pinnedActions", "an action of ours at another commit", ".github/workflows/metrics.yml", "$/actions/deployment-record", "megadur/slipway/actions/deployment-record@v1"],
  ["pinnedActions", "an action of the caller's checkout", ".github/workflows/metrics.yml", "$/actions/deployment-record", "./actions/deployment-record"],
  ["pinnedActions", "a template at a branch", "workflows-templates/ship.yml", "@v1", "@main"],
  ["pinnedDownloads", "a script from the net", ci, "bash .ci/run", "curl -sSf https://example.com/x | bash"],
  ["pinnedDownloads", "a tool without a version", ci, "bash .ci/run", "npx --yes cowsay hello"],
  ["pinnedDownloads", "a global package", ci, "bash .ci/run", "npm install -g cowsay"],
  ["pinnedDownloads", "a Python package", ci, "bash .ci/run", "pip install requests"],
  ["tokenPermissions", "rights for everything", ci, "permissions: {}", "permissions: write-all"],
  ["tokenPermissions", "GitHub's default rights", ci, "permissions: {}\n", ""],
  ["tokenPermissions", "a job that says nothing", ci, "    permissions:\n      contents: read # to fetch the sources\n", ""],
  ["tokenPermissions", "a job with all rights", ci, "    permissions:\n      contents: read # to fetch the sources\n", "    permissions: write-all\n"],
  ["scriptInjection", "a title in a script", ci, "bash .ci/run", "echo ${{ github.event.pull_request.title }}"],
  ["scriptInjection", "an input in an action's script", ".github/actions/test-count/action.yml", "run: ", "run: echo ${{ inputs.name }}; "],
  ["untrustedTriggers", "the base repository's rights", ci, "pull_request:", "pull_request_target:"],
  ["untrustedTriggers", "a stranger's comment", ci, "pull_request:", "issue_comment:"],
  ["untrustedTriggers", "another run", ci, "pull_request:", "workflow_run:\n    workflows: [X]"],
  ["untrustedTriggers", "steps in the poster", "workflows-templates/comment.yml", "    uses: megadur/slipway/.github/workflows/comment.yml@v1\n", step("run: ./build.sh")],
  ["checkouts", "a token that stays", ci, "persist-credentials: false", "persist-credentials: true"],
  ["checkouts", "no word of the token", ci, "        with:\n          persist-credentials: false\n", ""],
  ["checkouts", "a stranger's commit", ci, "persist-credentials: false", "persist-credentials: false\n          ref: ${{ github.event.pull_request.head.sha }}"],
  ["inheritedSecrets", "all secrets", "workflows-templates/metrics.yml", "    permissions:", "    secrets: inherit\n    permissions:"],
  ["environmentFiles", "foreign text in an output", ci, "bash .ci/run", 'echo "title=$TITLE" >> "$GITHUB_OUTPUT"'],
  ["environmentFiles", "a path for all later steps", ci, "bash .ci/run", 'echo "$DIRECTORY" >> $GITHUB_PATH'],
  ["releaseCaches", "a cache in a release", ".github/workflows/release.yml", 'node-version: "24"', 'node-version: "24"\n          cache: npm'],
]; // biome-ignore format: a table

describe("a workflow with", () => {
  test.each(attacks)("(%s) %s is found out", (name, _, file, from, to) => {
    const text = read(file);
    expect(text).toContain(from);
    expect(
      checks[name]?.(
        file,
        text.replace(from, () => to),
      ),
    ).not.toEqual([]);
  });

  test("each check is attacked", () => {
    expect(new Set(attacks.map(([name]) => name))).toEqual(new Set(Object.keys(checks)));
  });
});
