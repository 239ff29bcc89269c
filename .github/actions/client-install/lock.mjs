const locks = /** @type {const} */ ({
  "package-lock.json": "npm",
  "npm-shrinkwrap.json": "npm",
  "pnpm-lock.yaml": "pnpm",
  "yarn.lock": "yarn",
});

/**
 * How a client's packages are installed.
 *
 * @param {readonly { directory: string, files: readonly string[], manifest: { packageManager?: string } }[]} levels
 *   the client's directory first, then those above it up to the repository's root
 * @returns {{ refused: string } | { directory: string, manager: string, command: readonly string[] }}
 */
export function installation(levels) {
  const found = levels.find(({ files }) => files.some((name) => name in locks));
  if (found === undefined) {
    return {
      refused:
        "The client has no lock file, so each build could get other packages. Commit package-lock.json, pnpm-lock.yaml or yarn.lock.",
    };
  }
  const wanted = levels.map(({ manifest }) => manifest.packageManager).find(Boolean) ?? "";
  const [, named = "", version = ""] = /^(npm|pnpm|yarn)@(\d+\.\d+\.\d+[\w.-]*)/.exec(wanted) ?? [];
  const managers = [...new Set(found.files.flatMap((name) => locks[name] ?? []))];
  const manager = managers.length === 1 ? managers[0] : managers.find((name) => name === named);
  if (manager === undefined) {
    return {
      refused: `The client has lock files of ${managers.join(" and ")}. Keep one, or name the package manager in package.json ("packageManager").`,
    };
  }
  if (named !== "" && named !== manager) {
    return {
      refused: `package.json names ${named}, and the lock file is ${manager}'s. Commit the lock file of ${named}.`,
    };
  }
  if (manager !== "npm" && version === "") {
    return {
      refused: `The lock file is ${manager}'s, and nothing says which version wrote it. Add "packageManager": "${manager}@<version>" to package.json.`,
    };
  }
  const modernYarn = manager === "yarn" && Number.parseInt(version, 10) > 1;
  const program = {
    npm: ["npm", "ci", "--no-audit", "--no-fund"],
    // This is the very version that package.json names, so it need not look for itself.
    pnpm: [
      "npx",
      "--yes",
      `pnpm@${version}`,
      "install",
      "--frozen-lockfile",
      "--config.pm-on-fail=ignore",
    ],
    yarn: modernYarn
      ? ["npx", "--yes", `@yarnpkg/cli-dist@${version}`, "install", "--immutable"]
      : ["npx", "--yes", `yarn@${version}`, "install", "--frozen-lockfile"],
  };
  return { directory: found.directory, manager, command: program[manager] };
}
