/**
 * Bundles the actions: `npm run build [-- --verify] [-- action …]`, all of them by default.
 *
 * tsc (types, JavaScript) → esbuild (drops what is not used) → ncc (one file, assets) → dist/.
 * Reasons: docs/decisions/0002-bundles.md. `--verify` writes nothing and fails when a committed
 * dist/ is not what its sources give.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import { withoutUnused } from "./left-out.ts";

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

/**
 * @actions/http-client loads undici for one class that nothing here uses but a proxy on the way to
 * GitHub; evaluated at start it is a quarter of an action's start-up (bench/start).
 */
const lateUndici: Plugin = {
  name: "late-undici",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^undici$/ }, ({ importer, kind, resolveDir }) =>
      kind === "import-statement" && importer.includes("@actions/http-client")
        ? { path: "undici", namespace: "late", pluginData: resolveDir }
        : undefined,
    );
    onLoad({ filter: /^undici$/, namespace: "late" }, ({ pluginData }) => ({
      contents:
        'export const ProxyAgent = function (...options) { return new (require("undici").ProxyAgent)(...options); };',
      resolveDir: pluginData as string,
    }));
  },
};

const all = readdirSync(path.join(root, "actions")).sort();
const verify = process.argv.includes("--verify");
const named = process.argv.slice(2).filter((argument) => argument !== "--verify");
const wanted = named.length > 0 ? named : all;
for (const name of wanted) {
  if (!all.includes(name)) {
    console.error(`There is no action "${name}". The actions are: ${all.join(", ")}.`);
    process.exit(2);
  }
}

execFileSync(
  path.join(root, "node_modules", ".bin", "tsc"),
  ["-b", ...wanted.map((name) => `actions/${name}`)],
  { cwd: root, stdio: "inherit" },
);
for (const name of wanted) {
  const files = await bundle(name);
  const dist = path.join(root, "actions", name, "dist");
  if (!verify) {
    replaceDirectory(dist, files);
    console.log(`actions/${name}/dist/index.js ${files.get("index.js")?.byteLength} bytes`);
  } else {
    const stale = differences(dist, files);
    for (const file of stale)
      console.error(`actions/${name}/dist/${file} is not what its sources give.`);
    if (stale.length > 0) process.exitCode = 1;
  }
}
if (verify && process.exitCode === 1) console.error("Run `npm run build` and commit dist/.");

/** All files of an action's dist/, by name. */
async function bundle(name: string): Promise<Map<string, Buffer>> {
  const action = path.join(root, "actions", name);
  // Inside the repository, so that no bundle carries a path of the machine that built it.
  // One fixed name, because ncc derives module numbers from paths.
  const work = path.join(action, "lib", "bundle");
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  try {
    const entry = path.join(work, "index.mjs");
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: [path.join(action, "lib", "index.js")],
      outfile: entry,
      bundle: true,
      platform: "node",
      target: "node24",
      format: "esm",
      legalComments: "none",
      logLevel: "warning",
      metafile: true,
      plugins: [lateUndici, withoutUnused],
      // An optional native driver that pg looks for.
      external: ["pg-native"],
      banner: {
        js: 'import { createRequire as __createRequire } from "node:module";\nconst require = __createRequire(import.meta.url);',
      },
    });
    const result = await ncc(entry, { cache: false, quiet: true, target: "es2024" });
    const files = new Map([["index.js", Buffer.from(result.code)]]);
    for (const [file, asset] of Object.entries(result.assets)) {
      files.set(file, Buffer.from(asset.source));
    }
    files.set("package.json", Buffer.from('{ "type": "module" }\n'));
    files.set("licenses.txt", Buffer.from(licences(metafile)));
    return files;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * The licence of every package that is really in the bundle. ncc's own list stops at the first
 * dynamic import, which every Azure client has.
 */
function licences(metafile: Metafile): string {
  const directories = new Set<string>();
  for (const input of Object.keys(metafile.inputs)) {
    const match = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match?.[1] !== undefined) directories.add(match[1]);
  }
  const sections = [...directories].map((directory) => {
    const absolute = path.join(root, directory);
    const manifest = JSON.parse(readFileSync(path.join(absolute, "package.json"), "utf8")) as {
      name: string;
      version: string;
      license?: string;
    };
    const file = readdirSync(absolute).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? "" : readFileSync(path.join(absolute, file), "utf8").trim();
    return `${manifest.name} ${manifest.version}\n${manifest.license ?? "see below"}\n${text.replace(/\r\n/g, "\n")}\n`;
  });
  return [...new Set(sections)].sort().join(`\n${"-".repeat(72)}\n\n`);
}

function replaceDirectory(directory: string, files: ReadonlyMap<string, Buffer>): void {
  const next = `${directory}.next`;
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next, { recursive: true });
  for (const [file, content] of files) writeFileSync(path.join(next, file), content);
  rmSync(directory, { recursive: true, force: true });
  renameSync(next, directory);
}

function differences(directory: string, files: ReadonlyMap<string, Buffer>): string[] {
  let committed: string[] = [];
  try {
    committed = readdirSync(directory);
  } catch {
    // No dist/ at all: every file differs.
  }
  return [...new Set([...files.keys(), ...committed])].filter((file) => {
    const expected = files.get(file);
    return (
      expected === undefined ||
      !committed.includes(file) ||
      !readFileSync(path.join(directory, file)).equals(expected)
    );
  });
}
