import { insideWorkspace, UsageError } from "@slipway/toolkit";
import { type ContractRule, readContractFile } from "../checks/contract.ts";

/**
 * Parses `/swagger/v1/swagger.json compatible-with api/openapi.json`, `… equal-to …` or
 * `/swagger/v1/swagger.json absent`. A source without a leading slash is a file of the build, for a
 * site that does not publish its contract.
 */
export function parseContract(line: string): ContractRule {
  const refuse = (why: string): never => {
    throw new UsageError(
      `Input "contract" has the line "${line}": ${why}.`,
      'Write "/swagger/v1/swagger.json compatible-with api/openapi.json" or "/swagger/v1/swagger.json absent".',
    );
  };
  const [source = "", word, baseline, ...rest] = line.trim().split(/\s+/);
  const isServed = source.startsWith("/") && !source.startsWith("//");
  if (rest.length > 0) return refuse("it has too many words");
  if (word === "absent" && baseline === undefined) {
    return isServed
      ? { source: { path: source }, wanted: { kind: "absent" } }
      : refuse("only a path of the site can be absent");
  }
  if ((word !== "compatible-with" && word !== "equal-to") || baseline === undefined) {
    return refuse(
      "it is not a path with compatible-with and a file, equal-to and a file, or absent",
    );
  }
  const file = (name: string) => insideWorkspace(name, 'Input "contract"');
  return {
    source: isServed ? { path: source } : { file: file(source), name: source },
    wanted: {
      kind: word === "equal-to" ? "equal" : "compatible",
      baseline: readContractFile(file(baseline), baseline),
      name: baseline,
    },
  };
}
