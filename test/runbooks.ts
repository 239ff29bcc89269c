import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { parse } from "yaml";
import { list, read, root } from "./github-files.ts";

/** A fenced block of shell commands of a page. */
export interface Block {
  readonly page: string;
  /** Line of the fence, from 1. */
  readonly line: number;
  /** The section that it is in. */
  readonly heading: string;
  /** `names` sets the variables of all pages. */
  readonly kind: "rehearsed" | "not-rehearsed" | "names";
  readonly reason: string | undefined;
  readonly text: string;
}

/** Pages of commands: the runbooks with a name of their own. */
export const runbooks = list("docs/runbooks", /\.md$/).filter(
  (page) => !/(README|bluegreen-shift|ef-migrate)\.md$/.test(page),
);
export const pages = ["docs/runbooks/README.md", ...runbooks];
/** Its commands build on one another, and it sets names of its own. */
export const guide = "docs/adopt.md";

export function blocksOf(page: string): Block[] {
  const text = read(page);
  return [...text.matchAll(/^```sh(.*)\n([\s\S]*?)^```$/gm)].map((match) => {
    const [, mark = "", body = ""] = match;
    const [, word = "", reason] = /^\s*([\w-]*)(?:: (.+))?$/.exec(mark) ?? [];
    const kinds: Readonly<Record<string, Block["kind"]>> = {
      "": "rehearsed",
      names: "names",
      "not-rehearsed": "not-rehearsed",
    };
    const kind = kinds[word];
    if (kind === undefined) throw new Error(`${page} has a block of commands marked "${mark}".`);
    const above = text.slice(0, match.index);
    const heading = [...above.matchAll(/^## (.+)$/gm)].at(-1)?.[1] ?? "";
    return { page, line: above.split("\n").length, heading, kind, reason, text: body };
  });
}

/**
 * The arguments of each `az` of a block, and the words of each `curl` and `gh`, as the shell makes them: quotes, variables and `$(date)`
 * are the shell's own work. Nothing is run but `date`.
 */
export function commandsOf(block: Block, names: string, variables: NodeJS.ProcessEnv): string[][] {
  const script = `set -euo pipefail\naz() { printf '%s\\0' "$#" "$@"; }\n${["curl", "gh"].map((name) => `${name}() { printf '%s\\0' "$(($# + 1))" ${name} "$@"; }`).join("\n")}\n${names}\n${block.text}`;
  const words = execFileSync("bash", ["--norc", "-c", script], {
    env: variables,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  })
    .split("\0")
    .slice(0, -1);
  const commands: string[][] = [];
  while (words.length > 0) commands.push(words.splice(0, Number(words.shift())));
  return commands;
}

/** The statements of a block: a line, with those that continue it. */
export function statementsOf({ text }: Block): string[] {
  return text
    .replaceAll("\\\n", " ")
    .split("\n")
    .filter((line) => line.trim() !== "");
}

/** `NAME=$(az …)` as its name and its command. */
export function assignmentOf(statement: string): { name: string; command: string } | undefined {
  const [, name, command] = /^([A-Z_]+)=\$\((az .+)\)$/.exec(statement) ?? [];
  return name === undefined || command === undefined ? undefined : { name, command };
}

export interface Answer {
  readonly code: number;
  readonly output: string;
}

/** One az process for many commands. */
export function azSession(environment: NodeJS.ProcessEnv, directory?: string) {
  const child = spawn("/usr/bin/python3", [path.join(root, "test", "az-session.py")], {
    cwd: directory,
    env: environment,
    stdio: ["pipe", "pipe", "pipe"],
  });
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async run(command: readonly string[]): Promise<Answer & { readonly errors: string }> {
      errors = "";
      const output = command.includes("--output") ? [] : ["--output", "json"];
      child.stdin.write(`${JSON.stringify([...command, ...output])}\n`);
      const { value } = await lines.next();
      const answer = JSON.parse(value ?? '{"code":-1,"output":""}') as Answer;
      return { ...answer, errors };
    },
    async end(): Promise<void> {
      const closed = once(child, "close");
      child.stdin.end();
      await closed;
    },
  };
}

/** What is wrong with a `gh` command: each has to name a workflow that is shipped, and its inputs. */
export function ghProblems(words: readonly string[]): string[] {
  const [, subject, verb, ...rest] = words;
  const known = ["workflow run", "run watch", "run cancel", "run rerun"];
  if (!known.includes(`${subject} ${verb}`)) return [`gh ${subject} ${verb} is not known here`];
  if (!rest.includes("--repo")) return ["no --repo"];
  if (subject !== "workflow") return [];
  const file = `workflows-templates/${rest[0]}`;
  if (!list("workflows-templates", /\.yml$/).includes(file)) return [`there is no ${file}`];
  const { on } = parse(read(file)) as {
    on: { workflow_dispatch?: { inputs?: Record<string, Input> } | null };
  };
  if (!("workflow_dispatch" in on)) return [`${file} cannot be started by hand`];
  const inputs = on.workflow_dispatch?.inputs ?? {};
  const given = rest.flatMap((word, index) =>
    rest[index - 1] === "--field" ? [word.split("=") as [string, string]] : [],
  );
  return [
    ...given.flatMap(([name, value]) => {
      const input = inputs[name];
      if (input === undefined) return [`${file} has no input ${name}`];
      const isBoolean = input.type === "boolean" && !/^(true|false)$/.test(value);
      const isOther = input.options !== undefined && !input.options.includes(value);
      return isBoolean || isOther ? [`${file} does not take ${name}=${value}`] : [];
    }),
    ...Object.entries(inputs)
      .filter(([name, { required }]) => required && !given.some(([one]) => one === name))
      .map(([name]) => `${file} needs the input ${name}`),
  ];
}

interface Input {
  readonly type?: string;
  readonly required?: boolean;
  readonly options?: readonly string[];
}
