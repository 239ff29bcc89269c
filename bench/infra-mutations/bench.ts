/**
 * Flips every number in the Bicep and parameter files, one at a time, and lets the pinned compiler
 * expand the result: what no row of infra/test/rows and no diagnostic notices survives.
 *
 * `npm run bench -- infra-mutations [<part of a file's name>]`
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { startBicep } from "../../infra/src/bicep.ts";
import { infraDirectory } from "../../infra/src/bicep-binary.ts";
import {
  bicepFiles,
  type Deployment,
  deployments,
  parameterFile,
  type Variant,
  variants,
} from "../../infra/src/files.ts";
import { resourcesOf } from "../../infra/src/snapshot.ts";
import { committed, rows } from "../../infra/test/rows/all.ts";
import { limits } from "../../infra/test/rows/limits.ts";
import { holds, type Landscape } from "../../infra/test/rows/reading.ts";

interface Mutant {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly mutated: string;
}

/** Words in which a digit is no number: versions of types, names of fixed things, ids, texts,
 * and how many credentials are written at once, which no resource shows. */
const noNumbers =
  /@\d{4}-\d{2}-\d{2}(-preview)?'|'\d{4}-\d{2}-\d{2}(-preview)?'|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|^\s*\/\/.*|@description\(.*|\bdescription: '.*|http20Enabled|Http5xx|login|sid\b|\bWAF_v2\b|\{\d+\}|RUNNING.*|BUDGET_START.*|#disable.*|email-\$|@batchSize.*|index \+ 1/g;

function mutantsOf(file: string): Mutant[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.flatMap((text, index) => {
    const hidden = text.replace(noNumbers, (word) => " ".repeat(word.length));
    return [...hidden.matchAll(/\d+/g)].map(({ 0: digits, index: at }) => ({
      file,
      line: index + 1,
      text: `${text.slice(0, at)}«${digits}»${text.slice(at + digits.length)}`.trim(),
      mutated: lines
        .with(index, `${text.slice(0, at)}${Number(digits) + 1}${text.slice(at + digits.length)}`)
        .join("\n"),
    }));
  });
}

const [part = ""] = process.argv.slice(2);
const copy = mkdtempSync(path.join(tmpdir(), "infra-mutations-"));
cpSync(infraDirectory, copy, {
  recursive: true,
  filter: (from) => !/\/(strict-types|test|src)(\/|$)/.test(path.relative(infraDirectory, from)),
});
const inCopy = (file: string): string => path.join(copy, path.relative(infraDirectory, file));
const files = bicepFiles().filter((file) => file.includes(part));
const mutants = files.flatMap(mutantsOf);
const all: readonly (Deployment | Variant)[] = [...deployments, ...variants];

/** What production says first; a file of one environment concerns it and what extends it. */
function concerned(file: string): readonly (Deployment | Variant)[] {
  const name = path.basename(file, ".bicepparam");
  if (file.endsWith(".bicepparam")) {
    const own = all.filter((one) => one === name);
    return name === "prod" ? [...own, ...variants] : own;
  }
  if (/project\.bicep$|what-if-identity|reader\.bicep/.test(file)) return ["project"];
  return ["prod", "second-region", "staging", "dev", "open-network", "running"];
}

const noticed = (landscape: Landscape): boolean =>
  rows.some((row) => {
    try {
      return !holds(row, landscape);
    } catch {
      return true;
    }
  });

const killedBy = { compiler: 0, limit: 0, row: 0 };
const survivors: string[] = [];
{
  await using bicep = await startBicep();
  for (const mutant of mutants) {
    const file = inCopy(mutant.file);
    const original = readFileSync(file, "utf8");
    writeFileSync(file, mutant.mutated);
    const fate = await fateOf(mutant, bicep);
    writeFileSync(file, original);
    if (fate === "survived") {
      const where = `${path.relative(infraDirectory, mutant.file)}:${mutant.line}`;
      survivors.push(`${where} ${mutant.text}`);
      console.log(`survived  ${where}  ${mutant.text}`);
    } else killedBy[fate] += 1;
  }
}
rmSync(copy, { recursive: true });

async function fateOf(
  { file, text: line }: Mutant,
  bicep: Awaited<ReturnType<typeof startBicep>>,
): Promise<keyof typeof killedBy | "survived"> {
  if (/^@(min|max)(Length|Value)/.test(line)) {
    for (const name of ["prod", "project"] as const) {
      try {
        const found = await bicep.limits(inCopy(parameterFile(name)));
        if (!isDeepStrictEqual(found, limits[name])) return "limit";
      } catch {
        return "compiler";
      }
    }
    return "survived";
  }
  let landscape = committed;
  for (const name of concerned(file)) {
    let text: string;
    try {
      text = await bicep.snapshot(inCopy(parameterFile(name)));
    } catch {
      return "compiler";
    }
    landscape = { ...landscape, [name]: resourcesOf(text) };
    if (noticed(landscape)) return "row";
  }
  return "survived";
}

console.log(
  `${mutants.length} numbers in ${files.length} files flipped: ${killedBy.row} noticed by a row, ${killedBy.limit} by a limit, ${killedBy.compiler} by the compiler, ${survivors.length} survived.`,
);
const figures = { numbers: mutants.length, survived: survivors.length };
console.log(JSON.stringify({ bench: "infra-mutations", figures, peers: {} }));
if (survivors.length > 0) process.exitCode = 1;
