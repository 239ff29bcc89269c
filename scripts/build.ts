/**
 * Bundles the actions: `node scripts/build.ts [action …]`, all of them by default.
 *
 * tsc (types, JavaScript) → esbuild (drops what is not used) → ncc (one file, assets) → dist/.
 * ncc alone does not compile TypeScript 7 and keeps unused exports of the Azure clients; with
 * esbuild in front the largest action is a third of the size (docs/decisions/0002-bundles.md).
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { build } from "esbuild";

interface NccResult {
  readonly code: string;
  readonly assets: Readonly<Record<string, { readonly source: string | Buffer }>>;
}
type Ncc = (
  file: string,
  options: { readonly cache: boolean; readonly quiet: boolean; readonly target: string },
) => Promise<NccResult>;

const root = path.resolve(import.meta.dirname, "..");
// ncc publishes no types and only CommonJS.
const ncc = createRequire(import.meta.url)("@vercel/ncc") as Ncc;

const all = readdirSync(path.join(root, "actions"));
const wanted = process.argv.slice(2).length > 0 ? process.argv.slice(2) : all;
for (const name of wanted) {
  if (!all.includes(name)) {
    console.error(`There is no action "${name}". The actions are: ${all.join(", ")}.`);
    process.exit(2);
  }
}

execFileSync(
  path.join(root, "node_modules", ".bin", "tsc"),
  ["-b", ...wanted.map((name) => `actions/${name}`)],
  {
    cwd: root,
    stdio: "inherit",
  },
);

for (const name of wanted) {
  const action = path.join(root, "actions", name);
  // Inside the repository, so that no bundle carries a path of the machine that built it.
  mkdirSync(path.join(action, "lib"), { recursive: true });
  const work = mkdtempSync(path.join(action, "lib", "bundle-"));
  try {
    const entry = path.join(work, "index.mjs");
    await build({
      absWorkingDir: root,
      entryPoints: [path.join(action, "lib", "index.js")],
      outfile: entry,
      bundle: true,
      platform: "node",
      target: "node24",
      format: "esm",
      legalComments: "none",
      logLevel: "warning",
      banner: {
        js: 'import { createRequire as __createRequire } from "node:module";\nconst require = __createRequire(import.meta.url);',
      },
    });
    const bundle = await ncc(entry, { cache: false, quiet: true, target: "es2024" });
    const dist = path.join(action, "dist");
    const next = `${dist}.next`;
    rmSync(next, { recursive: true, force: true });
    mkdirSync(next, { recursive: true });
    writeFileSync(path.join(next, "index.js"), bundle.code);
    for (const [file, asset] of Object.entries(bundle.assets)) {
      writeFileSync(path.join(next, file), asset.source);
    }
    writeFileSync(path.join(next, "package.json"), '{ "type": "module" }\n');
    rmSync(dist, { recursive: true, force: true });
    renameSync(next, dist);
    console.log(`actions/${name}/dist/index.js ${Buffer.byteLength(bundle.code)} bytes`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
