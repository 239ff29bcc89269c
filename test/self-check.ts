/**
 * What OpenSSF Scorecard asks of a repository's workflows, as far as their text tells: one function
 * for each check, from a workflow, template or action file to what is wrong in it.
 */
import { parse } from "yaml";
import { repositoryName } from "./github-files.ts";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly uses?: string;
  readonly steps?: readonly Step[];
  readonly permissions?: unknown;
  readonly secrets?: unknown;
}
interface File {
  readonly on?: string | readonly string[] | Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly jobs?: Readonly<Record<string, Job>>;
  readonly runs?: { readonly steps?: readonly Step[] };
}

export type Check = (file: string, text: string) => readonly string[];

const isAction = (file: string) => file.endsWith("action.yml");
const jobsOf = (text: string) => Object.entries((parse(text) as File).jobs ?? {});
const stepsOf = (text: string): readonly Step[] => [
  ...((parse(text) as File).runs?.steps ?? []),
  ...jobsOf(text).flatMap(([, job]) => job.steps ?? []),
];

export function triggersOf(text: string): readonly string[] {
  const { on } = parse(text) as File;
  return typeof on === "string"
    ? [on]
    : Object.keys(Array.isArray(on) ? {} : (on ?? {})).concat(Array.isArray(on) ? on : []);
}

const lines = (text: string, wrong: (line: string) => boolean) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(wrong);

export const checks: Readonly<Record<string, Check>> = {
  /** Of others by commit, with the version beside it; of ours `$/`, which is the running commit. */
  pinnedActions: (file, text) =>
    lines(text, (line) => /^(- )?uses:/.test(line)).filter((line) => {
      const used = line.replace(/^(- )?uses: */, "");
      if (/^(\$\/|\.\/\.github\/workflows\/)[\w./-]+$/.test(used)) return false;
      if (used.startsWith(`${repositoryName}/`)) {
        // A template stands in another repository; here it would mix two commits.
        return !(file.startsWith("workflows-templates/") && /@v1$/.test(used));
      }
      return !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(used);
    }),

  /** What a script fetches by name alone can be another thing tomorrow. */
  pinnedDownloads: (_, text) =>
    stepsOf(text)
      .flatMap(({ run = "" }) => run.split("\n"))
      .filter(
        (line) =>
          /(curl|wget)\b.*\|\s*(ba|z|da)?sh\b/.test(line) ||
          /\b(npm|pnpm|yarn)\s+(i|install|add|exec)\b(?!.*(@\d+\.\d+\.\d+|--frozen-lockfile))\s+[^-\s]/.test(
            line,
          ) ||
          /\bnpx\s+(--yes\s+)?(?!--no|playwright\b|ng\b|vitest\b|jest\b|--yes\b)(?![\w@/-]+@\d+\.\d+\.\d+)\S/.test(
            line,
          ) ||
          /\bnpm\s+(i|install)\s+(-g|--global)\s+(?!\S*@\d+\.\d+\.\d+)/.test(line) ||
          /\bpip3?\s+install\b(?!.*==)/.test(line) ||
          /\bdotnet\s+tool\s+install\b(?!.*--version)/.test(line),
      ),

  /** Nothing by default, and for each job exactly what it says. */
  tokenPermissions: (file, text) => {
    if (isAction(file)) return [];
    const whole = (parse(text) as File).permissions;
    return [
      ...(JSON.stringify(whole) === "{}" ? [] : [`the workflow grants ${JSON.stringify(whole)}`]),
      ...jobsOf(text)
        .filter(
          ([, { permissions }]) => permissions === undefined || typeof permissions === "string",
        )
        .map(
          ([id, { permissions }]) =>
            `the job ${id} grants ${permissions ?? "what the workflow does"}`,
        ),
    ];
  },

  /** Text of others must reach a script as a variable, never as a part of it. */
  scriptInjection: (_, text) =>
    stepsOf(text).flatMap(({ uses, run, with: given }) =>
      [run, uses?.startsWith("actions/github-script@") ? given?.script : undefined].filter(
        (script) => typeof script === "string" && script.includes("${{"),
      ),
    ) as string[],

  /** Events that run with the repository's rights on text of a stranger. */
  untrustedTriggers: (file, text) => {
    if (isAction(file)) return [];
    const dangerous = triggersOf(text).filter((name) =>
      /^(pull_request_target|issue_comment|issues|discussion|discussion_comment|fork|watch|workflow_run)$/.test(
        name,
      ),
    );
    // The one that follows another run: it fetches no sources, and only calls our poster.
    const poster =
      file === "workflows-templates/comment.yml" &&
      jobsOf(text).every(
        ([, { uses, steps }]) => steps === undefined && uses?.includes("/comment.yml@"),
      );
    return dangerous.filter((name) => !(name === "workflow_run" && poster));
  },

  /** Sources of a pull request next to a token, or one that stays in the checkout. */
  checkouts: (_, text) =>
    stepsOf(text)
      .filter(({ uses }) => uses?.startsWith("actions/checkout@"))
      .filter(
        ({ with: given }) =>
          given?.["persist-credentials"] !== false ||
          /pull_request\.head|workflow_run\.head|github\.head_ref/.test(String(given?.ref ?? "")),
      )
      .map(({ with: given }) => JSON.stringify(given ?? {})),

  inheritedSecrets: (_, text) =>
    jobsOf(text)
      .filter(([, { secrets }]) => secrets === "inherit")
      .map(([id]) => id),

  /** `echo "x=$y" >> $GITHUB_OUTPUT` with text of others could set other outputs. */
  environmentFiles: (_, text) =>
    lines(text, (line) => /echo .*>> "?\$GITHUB_(OUTPUT|ENV|PATH)/.test(line)).filter(
      (line) =>
        !/echo "(environment=\$environment|(base|candidate)-url=[^"]*|(names|seconds)=\$\w+)"/.test(
          line,
        ),
    ),

  /** A cache can be filled by another run, so a release takes none. */
  releaseCaches: (file, text) =>
    file.endsWith("/release.yml") ? lines(text, (line) => /actions\/cache|^cache:/.test(line)) : [],
};
