import { readFileSync } from "node:fs";
import { UsageError } from "@slipway/toolkit";
import { compareContracts } from "../contract/compare.ts";
import { type Contract, ContractRefusal, readContract, sameJson } from "../contract/document.ts";
import { shownRequest } from "../http/exchange.ts";
import type { Site } from "../http/site.ts";
import {
  type Check,
  failed,
  failedForGood,
  type Outcome,
  outcomeOf,
  passed,
  unexpectedStatus,
  warned,
} from "./check.ts";
import { isFallback, type NegativeControl } from "./negative-control.ts";

/** One line of input `contract`. */
export interface ContractRule {
  /** A path of the site, or a file of the build when the site does not publish its contract. */
  readonly source: { readonly path: string } | { readonly file: string; readonly name: string };
  readonly wanted:
    | { readonly kind: "absent" }
    | { readonly kind: "compatible" | "equal"; readonly baseline: Contract; readonly name: string };
}

const maximumContractBytes = 16 * 1024 * 1024;

/** Reads the document of a file of the repository; it is the user's to mend when it is none. */
export function readContractFile(file: string, name: string): Contract {
  try {
    return readContract(readFileSync(file));
  } catch (error) {
    throw new UsageError(
      `Input "contract" names ${name}: ${error instanceof ContractRefusal ? error.message : "it cannot be read"}.`,
      "Give the path of an OpenAPI 3 document (JSON or YAML) from the repository's root.",
      { cause: error },
    );
  }
}

/** The API keeps its contract, or does not publish it where it must not. */
export function contractCheck(site: Site, rule: ContractRule, control: NegativeControl): Check {
  const { source, wanted } = rule;
  const where =
    "path" in source ? shownRequest({ method: "GET", url: site.urlOf(source.path) }) : source.name;
  const name = `contract ${"path" in source ? source.path : source.name}`;
  if (!("path" in source)) {
    const attempt = async (): Promise<Outcome> =>
      wanted.kind === "absent"
        ? passed(where)
        : judgeContract(readContractFile(source.file, source.name), wanted, where);
    return { name, target: where, attempt };
  }
  return {
    name,
    target: where,
    attempt: (signal) =>
      outcomeOf(async () => {
        const answer = await site.ask(
          { target: source.path, maximumBodyBytes: maximumContractBytes },
          signal,
        );
        if (wanted.kind === "absent") {
          const isAbsent =
            [401, 403, 404, 410].includes(answer.status) ||
            (answer.status < 300 && isFallback(control, answer));
          if (isAbsent) return passed(`${where} is not published (${answer.status}).`);
          return answer.status < 300
            ? failedForGood(
                "contract-published",
                `${where} answered ${answer.status}, but the contract must not be public here.`,
                "Map Swagger or OpenAPI outside of Production only, or behind a sign-in.",
              )
            : unexpectedStatus(answer, where, "404");
        }
        if (answer.status !== 200) return unexpectedStatus(answer, where, "200");
        try {
          return judgeContract(readContract(answer.body), wanted, where);
        } catch (error) {
          if (!(error instanceof ContractRefusal)) throw error;
          return failed(
            "contract-unreadable",
            `${where} answered 200, but ${error.message}.`,
            "Check the path, and that this build maps its OpenAPI document there.",
          );
        }
      }),
  };
}

/** The verdict on a contract against its baseline. */
export function judgeContract(
  current: Contract,
  wanted: Exclude<ContractRule["wanted"], { kind: "absent" }>,
  where: string,
): Outcome {
  if (wanted.kind === "equal") {
    return sameJson(current.root, wanted.baseline.root)
      ? passed(`${where} is equal to ${wanted.name}.`)
      : failedForGood(
          "contract-differs",
          `${where} is not equal to ${wanted.name}.`,
          "Deploy the build that belongs to this file, or commit the new contract.",
        );
  }
  const differences = compareContracts(wanted.baseline, current);
  const breaking = differences.filter(({ kind }) => kind === "breaking");
  const shown = (list: typeof differences) => {
    const some = list.slice(0, 5).map((one) => `${one.where} ${one.what}`);
    return `${some.join("; ")}${list.length > 5 ? ` and ${list.length - 5} more` : ""}`;
  };
  if (breaking.length > 0) {
    return failedForGood(
      "contract-broken",
      `${where} breaks clients of ${wanted.name}: ${shown(breaking)}.`,
      "Keep the old form beside the new one until no client uses it, or commit the new contract as the baseline.",
    );
  }
  return differences.length > 0
    ? warned(
        "contract-undecided",
        `${where} differs from ${wanted.name} where compatibility cannot be told: ${shown(differences)}.`,
        "Look at these changes, and commit the new contract when they break nobody.",
      )
    : passed(`${where} is compatible with ${wanted.name}.`);
}
