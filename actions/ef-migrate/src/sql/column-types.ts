import type { Dialect } from "./dialect.ts";

/** How a column's new type stands to the old one, and the work of the change. */
export interface TypeChange {
  /**
   * `wider`: every old value fits and the application's type stays; `narrower`: some values may not
   * fit; `changed`: another type, which an older version may not be able to read or write.
   */
  readonly kind: "same" | "wider" | "narrower" | "changed";
  readonly work: "metadata" | "scan" | "rewrite";
  /** Digits are rounded away without an error. */
  readonly rounds: boolean;
}

interface SqlType {
  readonly base: string;
  /** `max` is Infinity; none is `undefined`. */
  readonly first: number | undefined;
  readonly second: number | undefined;
}

const synonyms: Readonly<Record<string, string>> = {
  "CHARACTER VARYING": "VARCHAR",
  CHARACTER: "CHAR",
  "NATIONAL CHARACTER VARYING": "NVARCHAR",
  INTEGER: "INT",
  INT4: "INT",
  INT8: "BIGINT",
  INT2: "SMALLINT",
  NUMERIC: "DECIMAL",
  DEC: "DECIMAL",
  BOOL: "BOOLEAN",
  "DOUBLE PRECISION": "FLOAT8",
  "TIMESTAMP WITH TIME ZONE": "TIMESTAMPTZ",
  "TIMESTAMP WITHOUT TIME ZONE": "TIMESTAMP",
};

const variable = new Set(["VARCHAR", "NVARCHAR", "VARBINARY", "TEXT"]);
const fractions = new Set(["DATETIME2", "DATETIMEOFFSET", "TIME", "TIMESTAMP", "TIMESTAMPTZ"]);

/** Compares two types as their definitions say them, in capitals. */
export function compareTypes(dialect: Dialect, before: string, after: string): TypeChange {
  const usesExpression = / USING /.test(after);
  const old = readType(before);
  const now = readType(after.replace(/ USING [\s\S]*$/, ""));
  const changed: TypeChange = { kind: "changed", work: "rewrite", rounds: false };
  if (usesExpression) return changed;
  if (old.base === now.base) return compareSizes(dialect, old, now);
  if (dialect === "postgresql" && old.base === "VARCHAR" && now.base === "TEXT")
    return wider("metadata");
  if (dialect === "postgresql" && old.base === "TEXT" && now.base === "VARCHAR") {
    return now.first === undefined ? wider("metadata") : narrower("rewrite");
  }
  // The application sees a string on both sides; every old value fits.
  if (old.base === "VARCHAR" && now.base === "NVARCHAR" && size(old) <= size(now))
    return wider("rewrite");
  return changed;
}

function compareSizes(dialect: Dialect, old: SqlType, now: SqlType): TypeChange {
  if (old.first === now.first && old.second === now.second) {
    return { kind: "same", work: "metadata", rounds: false };
  }
  if (old.base === "DECIMAL") {
    const integers = (now.first ?? 18) - (now.second ?? 0) >= (old.first ?? 18) - (old.second ?? 0);
    const scale = (now.second ?? 0) - (old.second ?? 0);
    if (integers && scale >= 0) {
      return wider(dialect === "postgresql" && scale === 0 ? "metadata" : "rewrite");
    }
    return { ...narrower("rewrite"), rounds: scale < 0 };
  }
  if (fractions.has(old.base)) {
    const growing = (now.first ?? 7) >= (old.first ?? 7);
    return growing ? wider("rewrite") : { ...narrower("rewrite"), rounds: true };
  }
  const grows = size(now) >= size(old);
  if (!variable.has(old.base)) return grows ? wider("rewrite") : narrower("rewrite");
  if (grows) return wider("metadata");
  return narrower(
    dialect === "sqlserver" && size(old) !== Number.POSITIVE_INFINITY ? "scan" : "rewrite",
  );
}

function wider(work: TypeChange["work"]): TypeChange {
  return { kind: "wider", work, rounds: false };
}

function narrower(work: TypeChange["work"]): TypeChange {
  return { kind: "narrower", work, rounds: false };
}

function size({ base, first }: SqlType): number {
  return first ?? (base === "TEXT" || base === "VARCHAR" ? Number.POSITIVE_INFINITY : 1);
}

function readType(text: string): SqlType {
  // No type is that long: what stands here is not understood, and equal only to itself.
  if (text.length > 500) return { base: text, first: undefined, second: undefined };
  const sized = /\(\s*(MAX|-?\d+)\s*(?:,\s*(-?\d+)\s*)?\)/i.exec(text);
  const bare = text
    .replace(/\([^)]*\)/, " ")
    .replace(/\s+/g, " ")
    .trim()
    .toUpperCase();
  const number = (digits: string | undefined) =>
    digits === undefined
      ? undefined
      : /max/i.test(digits)
        ? Number.POSITIVE_INFINITY
        : Number(digits);
  const base = Object.hasOwn(synonyms, bare) ? (synonyms[bare] ?? bare) : bare;
  return { base, first: number(sized?.[1]), second: number(sized?.[2]) };
}

/** How a default is worked out for the rows that exist. */
export type DefaultKind = "none" | "constant" | "once" | "each-row";

const onceFunctions: Readonly<Record<Dialect, RegExp>> = {
  sqlserver:
    /^(getdate|getutcdate|sysdatetime|sysutcdatetime|sysdatetimeoffset|current_timestamp|suser_sname|user_name|db_name|host_name)$/i,
  postgresql:
    /^(now|current_timestamp|current_date|localtimestamp|transaction_timestamp|statement_timestamp|current_user|session_user)$/i,
  // SQLite refuses to add any default that is not constant.
  sqlite: /^$/,
};

/** Words in a default that are neither a value to compute nor a function. */
const neutralWords =
  /^(cast|convert|as|null|true|false|at|time|zone|interval|date|timestamp|timestamptz|with|without|n|e|bit|int|integer|bigint|smallint|tinyint|decimal|numeric|money|float|real|double|precision|varchar|nvarchar|char|nchar|character|varying|text|uuid|uniqueidentifier|datetime|datetime2|datetimeoffset|varbinary|binary|bytea|boolean|jsonb?)$/i;

/** Reads a default: a constant, a function asked once (`now()`), or one asked for each row. */
export function defaultKind(dialect: Dialect, text: string | undefined): DefaultKind {
  if (text === undefined || /^\(*\s*null\s*\)*$/i.test(text)) return "none";
  const withoutStrings = text.replace(/'[^']*'/g, " ");
  const words = withoutStrings.match(/[\p{L}_][\p{L}\p{N}_$]*/gu) ?? [];
  const computing = words.filter((word) => !neutralWords.test(word));
  if (computing.length === 0) {
    // SQLite takes an expression in brackets for computed, whatever it holds.
    return dialect === "sqlite" && text.startsWith("(") ? "each-row" : "constant";
  }
  return computing.every((word) => onceFunctions[dialect].test(word)) ? "once" : "each-row";
}
