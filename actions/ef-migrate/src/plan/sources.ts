import { blankCSharp, lineAt } from "./csharp.ts";

export interface SourceFile {
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** A class that derives from `Migration`, as the sources say it. */
export interface MigrationClass {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  /** From `[Migration("…")]`, wherever the other part of the class lies. */
  readonly id: string | undefined;
  /** Last part of the type in `[DbContext(typeof(…))]`. */
  readonly context: string | undefined;
}

interface ClassPart {
  readonly name: string;
  readonly namespace: string;
  readonly file: string;
  readonly line: number;
  readonly derives: boolean;
  readonly id: string | undefined;
  readonly context: string | undefined;
}

const classPattern =
  /((?:\[[^\]]*\]\s*)*)((?:\b(?:public|internal|private|protected|sealed|partial|abstract|file)\s+)*)\bclass\s+(@?[\w]+)\s*(?:\([^)]*\))?\s*(?::\s*([^{;]+))?/g;

/** The migration classes of the sources, in the order of their files. */
export function migrationClasses(files: readonly SourceFile[]): MigrationClass[] {
  const parts = files.flatMap(classParts);
  return parts
    .filter((part) => part.derives)
    .map((part) => {
      const same = parts.filter(
        (other) => other.name === part.name && other.namespace === part.namespace,
      );
      return {
        name: part.name,
        file: part.file,
        line: part.line,
        id: same.find((other) => other.id !== undefined)?.id,
        context: same.find((other) => other.context !== undefined)?.context,
      };
    });
}

function classParts(file: SourceFile): ClassPart[] {
  if (!/\bMigration\b/.test(file.text)) return [];
  const source = blankCSharp(file.text, "comments");
  const namespace = /\bnamespace\s+([\w.]+)/.exec(source)?.[1] ?? "";
  return [...source.matchAll(classPattern)].flatMap((match) => {
    const [whole, attributes = "", modifiers = "", name = "", bases = ""] = match;
    if (/\babstract\b/.test(modifiers)) return [];
    const base = bases.split(",")[0]?.trim() ?? "";
    const classAt = match.index + whole.search(/\bclass\s/);
    return [
      {
        name,
        namespace,
        file: file.path,
        line: lineAt(source, classAt),
        derives: /^(?:[\w.:]+\.)?Migration$/.test(base),
        id: /\[\s*(?:[\w.]+\.)?Migration(?:Attribute)?\(\s*"([^"]+)"/.exec(attributes)?.[1],
        context:
          /\[\s*(?:[\w.]+\.)?DbContext(?:Attribute)?\(\s*typeof\(\s*(?:[\w.:]+\.)?(\w+)/.exec(
            attributes,
          )?.[1],
      },
    ];
  });
}

/** A place where the application changes its own database. */
export interface StartupMigration {
  readonly call: "Migrate" | "MigrateAsync" | "EnsureCreated" | "EnsureCreatedAsync";
  readonly file: string;
  readonly line: number;
  /** Inside `if (… .IsDevelopment())`, or a method of the sources that asks the same. */
  readonly developmentOnly: boolean;
}

/** Calls of `Database.Migrate()` and its relatives outside comments and strings. */
export function startupMigrations(files: readonly SourceFile[]): StartupMigration[] {
  const asking = methodsAskingForDevelopment(files);
  return files.flatMap((file) => {
    if (!/\b(?:Migrate|EnsureCreated)/.test(file.text)) return [];
    const source = blankCSharp(file.text, "comments-and-strings");
    const calls = source.matchAll(
      /\.\s*(Migrate|MigrateAsync|EnsureCreated|EnsureCreatedAsync)\s*\(/g,
    );
    return [...calls].map((match) => ({
      call: match[1] as StartupMigration["call"],
      file: file.path,
      line: lineAt(source, match.index),
      developmentOnly: guardedByDevelopment(source, file.text, match.index, asking),
    }));
  });
}

/** Whether the call's own statement or the head of a block around it asks for Development. */
function guardedByDevelopment(
  blanked: string,
  original: string,
  offset: number,
  asking: ReadonlySet<string>,
): boolean {
  // The end of the head that is being read; nothing while a finished neighbour is passed.
  let end: number | undefined = offset;
  let depth = 0;
  for (let at = offset - 1; at >= -1; at--) {
    const character = at < 0 ? "{" : blanked[at];
    if (depth === 0 && (character === "{" || character === "}" || character === ";")) {
      if (end !== undefined && asks(original.slice(at + 1, end), asking)) return true;
      end = character === "{" ? at : undefined;
    }
    if (character === "}") depth++;
    if (character === "{" && depth > 0) depth--;
  }
  return false;
}

const developmentQuestion =
  /(?<!!\s*[\w.]*)\.\s*Is(?:Development\s*\(\s*\)|Environment\s*\(\s*"Development")/;

function asks(head: string, asking: ReadonlySet<string>): boolean {
  if (developmentQuestion.test(head)) return true;
  const condition = /\bif\s*\(([\s\S]*)$/.exec(head)?.[1] ?? "";
  return [...condition.matchAll(/(?<!!\s*[\w.]*)\b(\w+)\s*\(/g)].some(([, name]) =>
    asking.has(name ?? ""),
  );
}

/** Methods with a truth value that ask for Development: `if (MigratesOnStart(…))` is such a guard. */
function methodsAskingForDevelopment(files: readonly SourceFile[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const file of files) {
    if (!developmentQuestion.test(file.text)) continue;
    const source = blankCSharp(file.text, "comments");
    for (const match of source.matchAll(/\bbool\s+(\w+)\s*\([^)]*\)\s*(=>|\{)/g)) {
      const rest = source.slice(match.index + match[0].length);
      const body = match[2] === "=>" ? (/^[^;]*/.exec(rest)?.[0] ?? "") : untilClosed(rest);
      if (developmentQuestion.test(body)) names.add(match[1] ?? "");
    }
  }
  return names;
}

/** The text before the brace that closes what was opened before it. */
function untilClosed(text: string): string {
  let depth = 1;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "{") depth++;
    if (text[at] === "}" && --depth === 0) return text.slice(0, at);
  }
  return text;
}

/** Names of connection strings that the application asks for. */
export function connectionNames(
  sources: readonly SourceFile[],
  settings: readonly SourceFile[],
): string[] {
  const names = new Set<string>();
  for (const { text } of sources) {
    for (const match of text.matchAll(/GetConnectionString\(\s*"([^"]+)"/g))
      names.add(match[1] ?? "");
    for (const match of text.matchAll(/"ConnectionStrings(?::|__)([^"]+)"/g))
      names.add(match[1] ?? "");
  }
  for (const { text } of settings) {
    const block = /"ConnectionStrings"\s*:\s*\{([^}]*)\}/.exec(text)?.[1] ?? "";
    for (const match of block.matchAll(/"([^"\\]+)"\s*:/g)) names.add(match[1] ?? "");
  }
  return [...names].filter((name) => /^[\w.:-]+$/.test(name)).sort();
}
