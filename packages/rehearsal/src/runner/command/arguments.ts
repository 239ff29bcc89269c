/** The words of the command that runs any workflow. */

import { parseArgs } from "node:util";
import type { EventName } from "../types.ts";

export interface CommandArguments {
  readonly help: boolean;
  readonly list: boolean;
  readonly workflow: string;
  readonly repository: string;
  readonly name: string | undefined;
  readonly ref: string | undefined;
  readonly event: EventName;
  readonly payload: string | undefined;
  readonly inputs: Readonly<Record<string, string>>;
  readonly vars: Readonly<Record<string, string>>;
  /** Names of environment variables. */
  readonly secrets: readonly string[];
  /** `owner/repo` -> directory */
  readonly mapping: Readonly<Record<string, string>>;
  readonly environments: string | undefined;
  readonly approve: readonly string[];
  /** Id of a run -> directory with its artifacts */
  readonly earlierRuns: Readonly<Record<string, string>>;
  readonly workDirectory: string | undefined;
}

/** A wrong word: what is wrong and what to write. */
export class ArgumentError extends Error {}

export const usage = `run-workflow FILE [options]       runs a workflow file of a git repository, at its last commit

  --repository DIR                the repository (default: .)
  --name OWNER/REPO               its name on GitHub (default: from the remote "origin")
  --ref REF                       refs/heads/… or refs/tags/… (default: the branch checked out)
  --event NAME                    push, pull_request, workflow_dispatch or schedule (default: push)
  --payload FILE                  the event's payload, JSON
  --input NAME=VALUE              an input of workflow_dispatch; repeat for more
  --var NAME=VALUE                a variable (vars); repeat for more
  --secret NAME                   a secret, its value taken from the environment variable NAME
  --map OWNER/REPO=DIR            where actions and workflows of another repository are
  --environments FILE             YAML: name -> { vars, secrets, reviewers }
  --approve NAME                  approves an environment in a person's place
  --earlier-run ID=DIR            artifacts of an earlier run, for "run-id"; repeat for more
  --work-directory DIR            where the run writes (default: .slipway/workflow of the repository)
  --list                          shows the jobs, after all checks, and runs nothing
  --help                          this text`;

const events: readonly string[] = ["push", "pull_request", "workflow_dispatch", "schedule"];

export function readArguments(words: readonly string[]): CommandArguments {
  const { values, positionals } = parse(words);
  const [workflow = "", ...more] = positionals;
  if (!values.help && (workflow === "" || more.length > 0)) {
    throw new ArgumentError("Name one workflow file, such as .github/workflows/ci.yml.");
  }
  const event = values.event;
  if (!isEvent(event)) {
    throw new ArgumentError(`There is no event "${event}" here. Use one of ${events.join(", ")}.`);
  }
  return {
    help: values.help,
    list: values.list,
    workflow,
    repository: values.repository,
    name: values.name,
    ref: values.ref,
    event,
    payload: values.payload,
    inputs: pairs("input", values.input),
    vars: pairs("var", values.var),
    secrets: values.secret,
    mapping: pairs("map", values.map),
    environments: values.environments,
    approve: values.approve,
    earlierRuns: pairs("earlier-run", values["earlier-run"]),
    workDirectory: values["work-directory"],
  };
}

function parse(words: readonly string[]) {
  const list = { type: "string", multiple: true, default: [] as string[] } as const;
  const flag = { type: "boolean", default: false } as const;
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        help: { ...flag, short: "h" },
        list: flag,
        repository: { ...text, default: "." },
        name: text,
        ref: text,
        event: { ...text, default: "push" },
        payload: text,
        input: list,
        var: list,
        secret: list,
        map: list,
        environments: text,
        approve: list,
        "earlier-run": list,
        "work-directory": text,
      },
    });
  } catch (error) {
    const [first = ""] = (error as Error).message.split(". To specify");
    throw new ArgumentError(`${first.replace(/\.$/, "")}. --help shows the options.`);
  }
}

function pairs(option: string, words: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    words.map((word) => {
      const equals = word.indexOf("=");
      if (equals <= 0) throw new ArgumentError(`--${option} is "${word}". Write NAME=VALUE.`);
      return [word.slice(0, equals), word.slice(equals + 1)];
    }),
  );
}

function isEvent(name: string): name is EventName {
  return events.includes(name);
}
