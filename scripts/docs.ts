/**
 * Fills the generated parts of the READMEs from their sources: `npm run docs [-- --verify]`.
 *
 * - actions/<name>/README.md: the tables of inputs and outputs, from action.yml
 * - README.md: the caller that a product repository copies, from workflows-templates/ship.yml
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";

interface ActionMetadata {
  readonly inputs?: Record<string, { description?: string; default?: string; required?: boolean }>;
  readonly outputs?: Record<string, { description?: string }>;
}

const root = path.resolve(import.meta.dirname, "..");
const verify = process.argv.includes("--verify");
const stale: string[] = [];

for (const name of readdirSync(path.join(root, "actions")).sort()) {
  const metadata = parse(read(`actions/${name}/action.yml`)) as ActionMetadata;
  fill(`actions/${name}/README.md`, "api", tables(metadata));
}
fill("README.md", "caller", `\`\`\`yaml\n${read("workflows-templates/ship.yml").trim()}\n\`\`\``);

for (const file of stale) console.error(`${file}: a generated part is out of date.`);
if (stale.length > 0) {
  console.error("Run `npm run docs` and commit.");
  process.exitCode = 1;
}

function tables(metadata: ActionMetadata): string {
  const inputs = Object.entries(metadata.inputs ?? {}).map(([name, input]) => [
    `\`${name}\``,
    cell(input.description),
    input.required ? "**required**" : defaultCell(input.default),
  ]);
  const outputs = Object.entries(metadata.outputs ?? {}).map(([name, output]) => [
    `\`${name}\``,
    cell(output.description),
  ]);
  return [
    table(["Input", "Description", "Default"], inputs),
    table(["Output", "Description"], outputs),
  ].join("\n\n");
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

function defaultCell(value: string | undefined): string {
  if (value === undefined || value === "") return "";
  return `\`${String(value).trim().replace(/\n/g, ", ").replaceAll("|", "\\|")}\``;
}

function cell(text = ""): string {
  // A tag is only a tag outside of code.
  return text
    .trim()
    .replace(/\s+/g, " ")
    .replaceAll("|", "\\|")
    .replace(/`[^`]*`|</g, (match) => (match === "<" ? "&lt;" : match));
}

function fill(file: string, part: string, content: string): void {
  const start = `<!-- ${part}-start -->`;
  const end = `<!-- ${part}-end -->`;
  const absolute = path.join(root, file);
  const text = existsSync(absolute) ? readFileSync(absolute, "utf8") : "";
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) {
    console.error(`${file} has no part between ${start} and ${end}.`);
    process.exitCode = 1;
    return;
  }
  const filled = `${text.slice(0, from + start.length)}\n${content}\n${text.slice(to)}`;
  if (filled === text) return;
  if (verify) stale.push(file);
  else writeFileSync(absolute, filled);
}

function read(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}
