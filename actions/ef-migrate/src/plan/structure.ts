import type { Reason } from "@slipway/toolkit";
import { shortName } from "../pack/pack.ts";
import type { MigrationClass, StartupMigration } from "./sources.ts";

/** The class of a planned migration: by its attribute's id, or by the name of its type. */
export function classOf(
  migration: { readonly id: string; readonly type: string },
  classes: readonly MigrationClass[],
  context: string,
): MigrationClass | undefined {
  return (
    classesById(classes, context).get(migration.id) ??
    classes.find(
      (item) =>
        item.id === undefined && item.name === shortName(migration.type.replace(/\+/g, ".")),
    )
  );
}

/** A source file that looks like a migration and is not one for EF. */
export interface Ignored {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

/** The class of each id, by id. */
export function classesById(
  classes: readonly MigrationClass[],
  context: string,
): ReadonlyMap<string, MigrationClass> {
  return new Map(
    classes
      .filter((item) => item.context === undefined || item.context === shortName(context))
      .flatMap((item) => (item.id === undefined ? [] : [[item.id, item] as const])),
  );
}

/** Migration classes that EF passes over in silence because an attribute is missing. */
export function orphans(classes: readonly MigrationClass[]): Ignored[] {
  return classes.flatMap((item) => {
    const missing = [
      ...(item.id === undefined ? ["[Migration]"] : []),
      ...(item.context === undefined ? ["[DbContext]"] : []),
    ];
    if (missing.length === 0) return [];
    return [
      {
        file: item.file,
        line: item.line,
        reason: `class ${item.name} derives from Migration but has no ${missing.join(" and no ")} attribute`,
      },
    ];
  });
}

export function orphanReasons(ignored: readonly Ignored[]): Reason[] {
  return ignored.map(({ file, line, reason }) => ({
    code: "orphan-migration",
    message: `EF passes over ${file}: ${reason}.`,
    remedy:
      "Create it again with `dotnet ef migrations add`, or delete the file; its change does not happen.",
    file,
    line,
  }));
}

/** What is wrong with the migrations as files, whatever their SQL does (R28). */
export function structureReasons(
  ids: readonly string[],
  classes: readonly MigrationClass[],
  context: string,
): Reason[] {
  const reasons: Reason[] = [];
  const byId = classesById(classes, context);
  const mine = classes.filter((item) => item.context === shortName(context));
  for (const [index, id] of ids.entries()) {
    const found = byId.get(id);
    const place = found ? { file: found.file, line: found.line } : {};
    const twins = mine.filter((item) => item.id === id);
    if (twins.length > 1 || ids.indexOf(id) !== index) {
      reasons.push({
        code: "duplicate-id",
        message: `${twins.length} migration classes have the id ${id}.`,
        remedy: "Give each migration an id of its own.",
        ...place,
      });
    }
    const stamp = /^\d{14}_/.exec(id)?.[0];
    if (stamp === undefined) {
      reasons.push({
        code: "unsortable-id",
        message: `The id ${id} does not begin with a time stamp of 14 digits; EF sorts ids as text.`,
        remedy: "Create migrations with `dotnet ef migrations add`.",
        ...place,
      });
    } else if (found !== undefined) {
      const fileStamp = /(\d{14})_[^/]*$/.exec(found.file)?.[1];
      if (fileStamp !== undefined && `${fileStamp}_` !== stamp) {
        reasons.push({
          code: "id-file-mismatch",
          message: `${found.file} holds the migration with the id ${id}: EF sorts by the id, people by the file.`,
          remedy: "Rename the file (and its Designer file) to the id.",
          ...place,
        });
      }
    }
  }
  return reasons;
}

/** Explains each place where the application migrates by itself. */
export function startupReasons(calls: readonly StartupMigration[]): Reason[] {
  return calls
    .filter((call) => !call.developmentOnly)
    .map((call) =>
      call.call.startsWith("Migrate")
        ? {
            code: "startup-migration",
            message: `The application calls ${call.call}() by itself: every start applies pending migrations without review, and after a rollback of the schema a restart migrates forward again.`,
            remedy: "Call it only inside `if (app.Environment.IsDevelopment())`.",
            file: call.file,
            line: call.line,
          }
        : {
            code: "startup-ensure-created",
            message: `The application calls ${call.call}(), which creates the tables without a history, so that migrations fail on them later.`,
            remedy:
              "Use migrations only, or keep the call inside `if (app.Environment.IsDevelopment())`.",
            file: call.file,
            line: call.line,
          },
    );
}
