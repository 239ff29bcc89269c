import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { list, read, root } from "./github-files.ts";

/** A fenced block of shell commands of a page. */
export interface Block {
  readonly page: string;
  /** Line of the fence, from 1. */
  readonly line: number;
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
    const line = text.slice(0, match.index).split("\n").length;
    return { page, line, kind, reason, text: body };
  });
}

/**
 * The arguments of each `az` of a block, as the shell makes them: quotes, variables and `$(date)`
 * are the shell's own work. Nothing is run but `date`.
 */
export function commandsOf(block: Block, names: string, variables: NodeJS.ProcessEnv): string[][] {
  const script = `set -euo pipefail\naz() { printf '%s\\0' "$#" "$@"; }\n${names}\n${block.text}`;
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
export function azSession(environment: NodeJS.ProcessEnv) {
  const child = spawn("/usr/bin/python3", [path.join(root, "test", "az-session.py")], {
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
