import { type Finding, lineOf, type Product } from "./product.ts";

const caller = /uses:\s*([\w.-]+\/slipway)\/\.github\/workflows\/pipeline\.yml@(\S+)/;

/** What the pipeline needs of the repository itself: its caller, branches, secrets and settings. */
export function repositoryFindings(product: Product): Finding[] {
  return [
    ...workflow(product),
    ...scanning(product),
    ...branches(product),
    ...secrets(product),
    ...tokens(product),
  ];
}

/** Only where it is known that the repository is private: a public one is scanned without a licence. */
function scanning(product: Product): Finding[] {
  const topic = "Code scanning";
  if (product.private !== true) return [];
  const text = product.read(callerOf(product) ?? "");
  if (/^\s*code-scanning:\s*["']?unavailable\b/m.test(text)) {
    const message = "GitHub does not scan this repository; each run and its record say so.";
    return [{ level: "ready", topic, message }];
  }
  return [
    {
      level: "advice",
      topic,
      message:
        "The repository is private: CodeQL and the dependency review need GitHub Code Security.",
      remedy:
        'Enable it under Settings, Advanced Security. Without a licence set the input "code-scanning" to "unavailable": they then do not run, and each run says so.',
    },
  ];
}

function callerOf(product: Product): string | undefined {
  return product.files
    .filter((file) => /^\.github\/workflows\/[^/]*\.ya?ml$/.test(file))
    .find((name) => caller.test(product.read(name)));
}

function workflow(product: Product): Finding[] {
  const topic = "Workflow";
  const file = callerOf(product);
  if (file === undefined) {
    return [
      {
        level: "missing",
        topic,
        message: "No workflow calls the pipeline.",
        remedy: 'Copy what stands under "Workflow to copy" below to .github/workflows/ship.yml.',
      },
    ];
  }
  const text = product.read(file);
  const version = caller.exec(text)?.[2] ?? "";
  if (!/^(v\d+(\.\d+){0,2}|[0-9a-f]{40})$/.test(version)) {
    return [
      {
        level: "missing",
        topic,
        message: `The pipeline is taken from "${version}", which changes without notice.`,
        remedy: "Use @v1, @v1.2.3 or a full commit.",
        file,
        ...line(text, caller),
      },
    ];
  }
  const ungranted = permissions.filter(
    ([name, right]) => !new RegExp(`\\b${name}:\\s*(${right}|write)\\b`).test(text),
  );
  if (ungranted.length > 0 && !/permissions:\s*write-all/.test(text)) {
    return [
      {
        level: "missing",
        topic,
        message: `The calling job does not grant ${ungranted.map(([name, right]) => `${name}: ${right}`).join(", ")}; GitHub then starts no job at all.`,
        remedy: `permissions: { ${permissions.map(([name, right]) => `${name}: ${right}`).join(", ")} } on that job.`,
        file,
        ...line(text, caller),
      },
    ];
  }
  return [{ level: "ready", topic, message: `${file} calls the pipeline at ${version}.`, file }];
}

/** What the pipeline's jobs ask for; a test holds it to pipeline.yml. */
export const permissions: readonly (readonly [string, "read" | "write"])[] = [
  ["contents", "read"],
  ["id-token", "write"],
  ["security-events", "write"],
  ["actions", "read"],
];

const defaultBranches = "develop=dev\nmain=staging\nrelease/*=prod";

/** The map that fits the branches that are there; undefined where the default one does. */
export function ownBranchMap(product: Product): string | undefined {
  const has = (name: string) => product.branches.includes(name);
  const own = ["master", "trunk"].find(has);
  if (has("main") || own === undefined) return undefined;
  const develop = ["develop", "development"].find(has);
  return [
    ...(develop === undefined ? [] : [`${develop}=dev`]),
    `${own}=staging`,
    "release/*=prod",
  ].join("\n");
}

export const callsPipeline = (product: Product) => callerOf(product) !== undefined;

function branches(product: Product): Finding[] {
  const topic = "Branches";
  const text = product.read(callerOf(product) ?? "");
  const given = /^ *branches:\s*[|>]?-?\s*\n((?:[ \t]+[^\s=:]+=[\w-]+[ \t]*\n?)+)/m.exec(text)?.[1];
  const map = (given ?? defaultBranches)
    .trim()
    .split(/\s+/)
    .map((entry) => entry.split("="));
  const known = (name: string) => product.branches.includes(name);
  const missing = map
    .map(([pattern = ""]) => pattern)
    .filter((pattern) => !pattern.includes("*") && !known(pattern));
  const way = map.map(([pattern, environment]) => `${pattern} goes to ${environment}`).join(", ");
  if (missing.length === 0) return [{ level: "ready", topic, message: `${way}.` }];
  const own = product.branches.filter((name) => /^(master|trunk|development)$/.test(name));
  const others = given === undefined ? own : [];
  return [
    {
      level: "advice",
      topic,
      message: `There is no branch ${missing.join(" and no ")}${others.length > 0 ? `, but ${others.join(", ")}` : ""}.`,
      remedy:
        others.length > 0
          ? `Set the input "branches", for example: ${others[0]}=staging and release/*=prod, and the triggers of the caller.`
          : 'Make them, or set the input "branches".',
    },
  ];
}

const settingsFile = /(^|\/)appsettings[^/]*\.json$/;

function secrets(product: Product): Finding[] {
  const topic = "Secrets";
  const patterns: readonly [RegExp, RegExp, string, string][] = [
    [
      settingsFile,
      /"[^"]*(Password|Pwd|Secret|ApiKey)[^"]*"\s*:\s*"(?!#\{|@Microsoft|your|<|\*|\s*")[^"]+"|(Password|Pwd)\s*=\s*(?!#\{)[^;"\s]+/i,
      "A password stands in the settings.",
      "Change it, it is known now; take it from a Key Vault reference or user secrets.",
    ],
    [
      /(^|\/)\.npmrc$/,
      /(_auth(Token)?|_password)\s*=\s*(?!\$\{)\S+/,
      "A registry's sign-in stands in .npmrc.",
      "Revoke it; name an environment variable in its place, as npm allows.",
    ],
    [
      /\.(cs|ya?ml|md|ps1|sh)$/,
      /--admin-password[= ]+['"]?(?!\$|<|"\$)[^\s'"<$]{6,}/,
      "A database password stands in a command.",
      "Change it; the database needs no password with Entra sign-in.",
    ],
  ];
  const findings = patterns.flatMap(([files, pattern, message, remedy]) =>
    product.files
      .filter((file) => files.test(file))
      .map((file) => ({ file, text: product.read(file) }))
      .filter(({ text }) => pattern.test(text))
      .map(
        ({ file, text }): Finding => ({
          level: "missing",
          topic,
          message,
          remedy,
          file,
          ...line(text, pattern),
        }),
      ),
  );
  return findings.length > 0
    ? findings
    : [{ level: "ready", topic, message: "No password was found in settings." }];
}

function tokens(product: Product): Finding[] {
  const topic = "Settings";
  const files = product.files.filter((file) => settingsFile.test(file));
  const names = files.flatMap((file) =>
    [...product.read(file).matchAll(/#\{(\w+)\}#/g)].map(([, name]) => name ?? ""),
  );
  if (names.length === 0) {
    return [
      {
        level: "advice",
        topic,
        message: "No setting is a token: each environment gets the same file.",
        remedy:
          'Write "#{SqlServerName}#" where environments differ; the deployment fills it from the environment\'s variables. App settings in Azure win over the file either way.',
      },
    ];
  }
  const known = [...new Set(names)].sort();
  return [
    {
      level: "ready",
      topic,
      message: `${known.length === 1 ? "1 token is" : `${known.length} tokens are`} filled from the environment's variables: ${known.join(", ")}.`,
    },
  ];
}

function line(text: string, pattern: RegExp): { line?: number } {
  const found = lineOf(text, pattern);
  return found === undefined ? {} : { line: found };
}
