import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { validate } from "@actions/languageservice/validate";
import { TextDocument } from "vscode-languageserver-textdocument";
import { parse } from "yaml";

export const root = path.resolve(import.meta.dirname, "..");

/** `owner/name`, the one constant that every reference to this repository is checked against. */
export const repositoryName = (() => {
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
    repository: { url: string };
  };
  return /github\.com\/([^/]+\/[^/.]+)/.exec(manifest.repository.url)?.[1] ?? "";
})();

export function read(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}

export function list(directory: string, pattern: RegExp): string[] {
  return readdirSync(path.join(root, directory))
    .filter((name) => pattern.test(name))
    .map((name) => `${directory}/${name}`)
    .sort();
}

export const workflows = list(".github/workflows", /\.yml$/);
export const templates = list("workflows-templates", /\.yml$/);
export const actions = [
  ...readdirSync(path.join(root, "actions")).map((name) => `actions/${name}/action.yml`),
  ...readdirSync(path.join(root, ".github/actions")).map(
    (name) => `.github/actions/${name}/action.yml`,
  ),
].sort();

/**
 * What GitHub's own language service says of a workflow or action file. References to this
 * repository, also those with a version, are answered from the working tree.
 */
export async function diagnose(file: string, text: string = read(file)): Promise<string[]> {
  // The service remembers what it parsed by address; another text needs another one.
  const changed =
    text === read(file) ? "" : `${createHash("sha256").update(text).digest("hex").slice(0, 12)}-`;
  const uri = file.endsWith("action.yml")
    ? `file:///${changed}${file}`
    : `file:///.github/workflows/${changed}${path.basename(file)}`;
  const own = (owner: string, name: string) => `${owner}/${name}` === repositoryName;
  const found = await validate(TextDocument.create(uri, "yaml", 1, text), {
    fileProvider: {
      async getFileContent(reference) {
        if ("repository" in reference && !own(reference.owner, reference.repository)) {
          throw new Error(`${reference.owner}/${reference.repository} is not this repository`);
        }
        return { name: reference.path, content: read(reference.path) };
      },
    },
    actionsMetadataProvider: {
      async fetchActionMetadata(reference) {
        if (!own(reference.owner, reference.name)) {
          return { name: "third party", description: "not checked here" };
        }
        return parse(read(`${reference.path ?? "."}/action.yml`));
      },
    },
  });
  return found.map(
    (diagnostic) => `${file}:${diagnostic.range.start.line + 1}: ${diagnostic.message}`,
  );
}
