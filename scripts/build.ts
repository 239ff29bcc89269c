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
import { build, type Metafile } from "esbuild";
import { lateLoaded, undiciFile, undiciSource } from "./late-loaded.ts";
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
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: [path.join(action, "lib", "index.js")],
      outdir: work,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      // A dynamic import becomes a file of its own, which is read only when it is reached.
      splitting: true,
      platform: "node",
      target: "node24",
      format: "esm",
      legalComments: "none",
      logLevel: "warning",
      metafile: true,
      plugins: [lateLoaded, withoutUnused],
      // An optional native driver that pg looks for.
      external: ["pg-native"],
      banner: {
        js: 'import { createRequire as __createRequire } from "node:module";\nconst require = __createRequire(import.meta.url);',
      },
    });
    for (const file of readdirSync(work)) {
      const written = path.join(work, file);
      writeFileSync(written, withAsciiComments(readFileSync(written, "utf8")));
    }
    const result = await ncc(path.join(work, "index.mjs"), {
      cache: false,
      quiet: true,
      target: "es2024",
    });
    const files = new Map<string, Buffer>([["index.js", Buffer.from(result.code)]]);
    for (const [file, asset] of Object.entries(result.assets)) {
      files.set(file, Buffer.from(asset.source));
    }
    files.set("package.json", Buffer.from('{ "type": "module" }\n'));
    const inputs = [metafile];
    const github = Object.keys(metafile.inputs).find((input) =>
      input.includes("/@actions/github/"),
    );
    if (github !== undefined) {
      const undici = await bundleUndici(path.dirname(github));
      files.set(undiciFile, undici.code);
      inputs.push(undici.metafile);
    }
    files.set("licenses.txt", Buffer.from(licences(inputs)));
    return files;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * One character beyond ASCII makes V8 read a whole file in its slow form. esbuild escapes them in
 * code and leaves them in comments.
 */
function withAsciiComments(code: string): string {
  return code.replace(/^[ \t]*(\/\/|\/?\*).*$/gm, (comment) =>
    comment.replace(
      /[^\t -~]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    ),
  );
}

/**
 * A file that is read when an action first speaks to GitHub.
 *
 * @param directory of @actions/github, whose undici it is
 */
async function bundleUndici(directory: string): Promise<{ code: Buffer; metafile: Metafile }> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    stdin: {
      contents: undiciSource,
      resolveDir: path.join(root, directory),
      sourcefile: "undici.mjs",
    },
    write: false,
    bundle: true,
    platform: "node",
    target: "node24",
    format: "cjs",
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
  });
  const code = Buffer.from(withAsciiComments(outputFiles[0]?.text ?? ""));
  return { code, metafile };
}

/**
 * The licence of every package that is really in the bundle. ncc's own list stops at the first
 * dynamic import, which every Azure client has.
 */
function licences(metafiles: readonly Metafile[]): string {
  const directories = new Set<string>();
  for (const input of metafiles.flatMap(({ inputs }) => Object.keys(inputs))) {
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
