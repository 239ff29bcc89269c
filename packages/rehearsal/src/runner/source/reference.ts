/** What stands behind `uses:`. */

export type Reference =
  /** `./path` */
  | { readonly kind: "local"; readonly path: string }
  /** `$/path`: the repository of the file it stands in, at the running commit. */
  | { readonly kind: "self"; readonly path: string }
  | { readonly kind: "docker"; readonly image: string }
  /** `owner/repo/path@ref`; `path` may be "". */
  | {
      readonly kind: "remote";
      readonly repository: string;
      readonly path: string;
      readonly ref: string;
      /** Without `@ref`. */
      readonly full: string;
    };

/** Undefined where the text is none of GitHub's forms. */
export function parseReference(uses: string): Reference | undefined {
  if (uses.startsWith("docker://")) return { kind: "docker", image: uses.slice(9) };
  if (uses.startsWith("./")) return { kind: "local", path: cleanPath(uses.slice(2)) };
  if (uses === "$/" || uses.startsWith("$/")) {
    return uses.includes("@") ? undefined : { kind: "self", path: cleanPath(uses.slice(2)) };
  }
  const match = /^([\w.-]+\/[\w.-]+)((?:\/[^@]+)?)@(\S+)$/.exec(uses);
  if (match === null) return undefined;
  const [, repository = "", path = "", ref = ""] = match;
  return {
    kind: "remote",
    repository,
    path: cleanPath(path),
    ref,
    full: `${repository}${path}`.replace(/\/$/, ""),
  };
}

function cleanPath(path: string): string {
  return path.replace(/^\/+|\/+$/g, "").replace(/^(\.\/)+/, "");
}
