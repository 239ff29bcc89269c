import type { Fingerprint } from "../../execute/fingerprint.ts";
import type { Ask } from "../../execute/history.ts";
import type { HistoryTable } from "../../execute/history-table.ts";

type Row = Readonly<Record<string, unknown>>;

/** A part of the catalogue: what is asked, and the line that a row gives. */
interface Part {
  readonly name: string;
  readonly sql: string;
  readonly line: (row: Row) => string;
}

const yes = (value: unknown) => value === true || value === 1;
const text = (value: unknown) => (value === null || value === undefined ? "" : String(value));
const place = (row: Row) => `${text(row.schema_name)}.${text(row.table_name)}`;

const tables = `FROM sys.tables t JOIN sys.schemas s ON s.schema_id = t.schema_id`;

/**
 * Names that the server gave by itself (`DF__Users__IsAct__5EBF139D`) are left out, and so is the
 * order of columns, because EF always names them.
 */
const parts: readonly Part[] = [
  {
    name: "schemas",
    sql: "SELECT name AS schema_name FROM sys.schemas WHERE schema_id BETWEEN 5 AND 16383",
    line: (row) => `schema ${text(row.schema_name)}`,
  },
  {
    name: "tables",
    sql: `SELECT s.name AS schema_name, t.name AS table_name, t.temporal_type AS temporal, t.is_memory_optimized AS memory ${tables} WHERE t.is_ms_shipped = 0`,
    line: (row) =>
      `table ${place(row)}${text(row.temporal) === "2" ? " temporal" : ""}${yes(row.memory) ? " memory-optimised" : ""}`,
  },
  {
    name: "columns",
    sql: `SELECT s.name AS schema_name, t.name AS table_name, c.name AS column_name, y.name AS type_name, c.max_length AS max_length, c.precision AS precision, c.scale AS scale, c.is_nullable AS nullable, c.is_identity AS identity_column, c.collation_name AS collation_name, d.definition AS default_definition, k.definition AS computed, k.is_persisted AS persisted
 ${tables} JOIN sys.columns c ON c.object_id = t.object_id JOIN sys.types y ON y.user_type_id = c.user_type_id
 LEFT JOIN sys.default_constraints d ON d.object_id = c.default_object_id
 LEFT JOIN sys.computed_columns k ON k.object_id = c.object_id AND k.column_id = c.column_id
 WHERE t.is_ms_shipped = 0`,
    line: (row) =>
      `column ${place(row)}.${text(row.column_name)}: ${text(row.type_name)}(${text(row.max_length)},${text(row.precision)},${text(row.scale)}) ${text(row.collation_name)}${yes(row.nullable) ? "" : " NOT NULL"}${yes(row.identity_column) ? " IDENTITY" : ""}${row.computed === null || row.computed === undefined ? "" : ` AS ${text(row.computed)}${yes(row.persisted) ? " PERSISTED" : ""}`}${row.default_definition === null || row.default_definition === undefined ? "" : ` DEFAULT (${text(row.default_definition)})`}`,
  },
  {
    name: "indexes",
    sql: `SELECT s.name AS schema_name, t.name AS table_name, i.name AS index_name, i.type AS index_type, i.is_unique AS is_unique, i.is_primary_key AS is_primary_key, i.is_unique_constraint AS is_unique_constraint, i.has_filter AS has_filter, i.filter_definition AS filter_definition, c.name AS column_name, x.key_ordinal AS key_ordinal, x.is_descending_key AS descending, x.is_included_column AS included
 ${tables} JOIN sys.indexes i ON i.object_id = t.object_id JOIN sys.index_columns x ON x.object_id = i.object_id AND x.index_id = i.index_id
 JOIN sys.columns c ON c.object_id = x.object_id AND c.column_id = x.column_id
 WHERE t.is_ms_shipped = 0 AND i.type <> 0`,
    line: (row) =>
      `index ${place(row)}.${text(row.index_name)}: type ${text(row.index_type)}${yes(row.is_unique) ? " unique" : ""}${yes(row.is_primary_key) ? " primary key" : ""}${yes(row.is_unique_constraint) ? " constraint" : ""} ${yes(row.included) ? "includes" : `key ${text(row.key_ordinal)}`} ${text(row.column_name)}${yes(row.descending) ? " descending" : ""}${yes(row.has_filter) ? ` where ${text(row.filter_definition)}` : ""}`,
  },
  {
    name: "foreign keys",
    sql: `SELECT s.name AS schema_name, t.name AS table_name, f.name AS key_name, f.delete_referential_action AS on_delete, f.update_referential_action AS on_update, f.is_disabled AS disabled, f.is_not_trusted AS not_trusted, c.name AS column_name, rs.name AS parent_schema, r.name AS parent_table, rc.name AS parent_column
 ${tables} JOIN sys.foreign_keys f ON f.parent_object_id = t.object_id JOIN sys.foreign_key_columns x ON x.constraint_object_id = f.object_id
 JOIN sys.columns c ON c.object_id = x.parent_object_id AND c.column_id = x.parent_column_id
 JOIN sys.tables r ON r.object_id = x.referenced_object_id JOIN sys.schemas rs ON rs.schema_id = r.schema_id
 JOIN sys.columns rc ON rc.object_id = x.referenced_object_id AND rc.column_id = x.referenced_column_id`,
    line: (row) =>
      `foreign key ${place(row)}.${text(row.key_name)}: ${text(row.column_name)} to ${text(row.parent_schema)}.${text(row.parent_table)}.${text(row.parent_column)} on delete ${text(row.on_delete)} on update ${text(row.on_update)}${yes(row.disabled) ? " disabled" : ""}${yes(row.not_trusted) ? " not trusted" : ""}`,
  },
  {
    name: "checks",
    sql: `SELECT s.name AS schema_name, t.name AS table_name, k.name AS check_name, k.is_system_named AS system_named, k.definition AS definition, k.is_disabled AS disabled ${tables} JOIN sys.check_constraints k ON k.parent_object_id = t.object_id`,
    line: (row) =>
      `check ${place(row)}${yes(row.system_named) ? "" : `.${text(row.check_name)}`}: ${text(row.definition)}${yes(row.disabled) ? " disabled" : ""}`,
  },
  {
    name: "modules",
    sql: `SELECT s.name AS schema_name, o.name AS table_name, o.type AS kind, m.definition AS definition FROM sys.sql_modules m JOIN sys.objects o ON o.object_id = m.object_id JOIN sys.schemas s ON s.schema_id = o.schema_id WHERE o.is_ms_shipped = 0`,
    line: (row) => `module ${text(row.kind).trim()} ${place(row)}: ${text(row.definition)}`,
  },
  {
    name: "sequences",
    sql: `SELECT s.name AS schema_name, q.name AS table_name, CAST(q.start_value AS nvarchar(40)) AS start_value, CAST(q.increment AS nvarchar(40)) AS step, CAST(q.minimum_value AS nvarchar(40)) AS minimum, CAST(q.maximum_value AS nvarchar(40)) AS maximum, q.is_cycling AS cycling, TYPE_NAME(q.user_type_id) AS type_name FROM sys.sequences q JOIN sys.schemas s ON s.schema_id = q.schema_id`,
    line: (row) =>
      `sequence ${place(row)}: ${text(row.type_name)} from ${text(row.start_value)} by ${text(row.step)} between ${text(row.minimum)} and ${text(row.maximum)}${yes(row.cycling) ? " cycle" : ""}`,
  },
  {
    name: "types",
    sql: `SELECT s.name AS schema_name, y.name AS table_name, TYPE_NAME(y.system_type_id) AS base, y.max_length AS max_length, y.is_nullable AS nullable FROM sys.types y JOIN sys.schemas s ON s.schema_id = y.schema_id WHERE y.is_user_defined = 1`,
    line: (row) =>
      `type ${place(row)}: ${text(row.base)}(${text(row.max_length)})${yes(row.nullable) ? "" : " NOT NULL"}`,
  },
];

/**
 * The schema from the catalogue, a line for each part. A part that an engine of this protocol does
 * not have is named in a line of its own, so that two prints of one engine compare.
 */
export async function sqlServerFingerprint(ask: Ask, table: HistoryTable): Promise<Fingerprint> {
  const [row] = await ask("SELECT SCHEMA_NAME() AS name");
  const machinery = [table.name, "__SlipwayProgress"].map((name) =>
    `${table.schema ?? text(row?.name)}.${name}`.toLowerCase(),
  );
  const lines: string[] = [];
  for (const part of parts) {
    let rows: readonly Row[];
    try {
      rows = await ask(part.sql);
    } catch (error) {
      if (!(error instanceof Error && error.name === "StatementError")) throw error;
      lines.push(`not readable: ${part.name}`);
      continue;
    }
    for (const found of rows) {
      if (machinery.includes(place(found).toLowerCase())) continue;
      lines.push(part.line(found).replace(/\s+/g, " ").trim());
    }
  }
  return lines.sort();
}
