import type { Fingerprint } from "../../execute/fingerprint.ts";
import type { Ask } from "../../execute/history.ts";
import type { HistoryTable } from "../../execute/history-table.ts";

/**
 * One line for each part of the schema, from the catalogue. Left out is what has no meaning: object
 * numbers, the order of columns (EF always names them), and what extensions own.
 */
const query = `
WITH spaces AS (
  SELECT oid, nspname FROM pg_namespace
  WHERE nspname <> 'information_schema' AND nspname !~ '^pg_'
), relations AS (
  SELECT c.oid, c.relkind, c.relname, format('%I.%I', s.nspname, c.relname) AS place, c.relpersistence,
         c.reloptions, c.relrowsecurity
  FROM pg_class c JOIN spaces s ON s.oid = c.relnamespace
  WHERE NOT (s.nspname = coalesce($1, current_schema()) AND c.relname IN ($2, '__SlipwayProgress'))
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
)
SELECT format('schema %I', nspname) AS line FROM spaces
 WHERE nspname <> 'public' AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = spaces.oid AND d.deptype = 'e')
UNION ALL
SELECT format('extension %I', extname) FROM pg_extension
UNION ALL
SELECT format('%s %s%s%s', CASE relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' ELSE 'foreign table' END,
       place, CASE relpersistence WHEN 'u' THEN ' unlogged' ELSE '' END,
       CASE WHEN relrowsecurity THEN ' row security' ELSE '' END) FROM relations WHERE relkind IN ('r', 'p', 'f')
UNION ALL
SELECT format('column %s.%I: %s%s%s%s%s', r.place, a.attname, format_type(a.atttypid, a.atttypmod),
       CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END,
       CASE WHEN a.attidentity <> '' THEN ' IDENTITY ' || a.attidentity::text ELSE '' END,
       CASE WHEN a.attcollation <> 0 AND a.attcollation <> t.typcollation
            THEN ' COLLATE ' || (SELECT quote_ident(collname) FROM pg_collation WHERE oid = a.attcollation) ELSE '' END,
       CASE WHEN d.oid IS NULL THEN '' WHEN a.attgenerated <> '' THEN ' GENERATED ' || pg_get_expr(d.adbin, d.adrelid)
            ELSE ' DEFAULT (' || pg_get_expr(d.adbin, d.adrelid) || ')' END)
  FROM relations r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_attrdef d ON d.adrelid = r.oid AND d.adnum = a.attnum
 WHERE r.relkind IN ('r', 'p', 'f')
UNION ALL
SELECT format('constraint %s.%I: %s', r.place, k.conname, pg_get_constraintdef(k.oid))
  FROM relations r JOIN pg_constraint k ON k.conrelid = r.oid WHERE k.contype <> 'n'
UNION ALL
SELECT format('index %s: %s%s', i.place, pg_get_indexdef(i.oid), CASE WHEN x.indisvalid THEN '' ELSE ' INVALID' END)
  FROM relations i JOIN pg_index x ON x.indexrelid = i.oid
 WHERE EXISTS (SELECT 1 FROM relations t WHERE t.oid = x.indrelid)
UNION ALL
SELECT format('%s %s: %s', CASE relkind WHEN 'v' THEN 'view' ELSE 'materialized view' END, place, pg_get_viewdef(oid))
  FROM relations WHERE relkind IN ('v', 'm')
UNION ALL
SELECT format('sequence %s: %s from %s by %s between %s and %s%s', r.place, format_type(q.seqtypid, NULL), q.seqstart,
       q.seqincrement, q.seqmin, q.seqmax, CASE WHEN q.seqcycle THEN ' cycle' ELSE '' END)
  FROM relations r JOIN pg_sequence q ON q.seqrelid = r.oid
UNION ALL
SELECT format('trigger %s.%I: %s %s', r.place, g.tgname, pg_get_triggerdef(g.oid), g.tgenabled)
  FROM relations r JOIN pg_trigger g ON g.tgrelid = r.oid WHERE NOT g.tgisinternal
UNION ALL
SELECT format('policy %s.%I: %s %s %s', r.place, p.polname, p.polcmd, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
  FROM relations r JOIN pg_policy p ON p.polrelid = r.oid
UNION ALL
SELECT format('routine %I.%I(%s): %s', s.nspname, p.proname, pg_get_function_identity_arguments(p.oid),
       md5(CASE WHEN p.prokind = 'a' THEN p.prosrc ELSE pg_get_functiondef(p.oid) END))
  FROM pg_proc p JOIN spaces s ON s.oid = p.pronamespace
 WHERE NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
UNION ALL
SELECT format('enum %I.%I: %s', s.nspname, t.typname,
       (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid))
  FROM pg_type t JOIN spaces s ON s.oid = t.typnamespace
 WHERE t.typtype = 'e' AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = t.oid AND d.deptype = 'e')
UNION ALL
SELECT format('domain %I.%I: %s%s %s', s.nspname, t.typname, format_type(t.typbasetype, t.typtypmod),
       CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END,
       (SELECT string_agg(pg_get_constraintdef(k.oid), ' ' ORDER BY k.conname) FROM pg_constraint k WHERE k.contypid = t.oid))
  FROM pg_type t JOIN spaces s ON s.oid = t.typnamespace
 WHERE t.typtype = 'd' AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = t.oid AND d.deptype = 'e')`;

export async function postgresFingerprint(ask: Ask, table: HistoryTable): Promise<Fingerprint> {
  const rows = await ask(query, (table.schema ?? null) as unknown as string, table.name);
  return rows.map(({ line }) => String(line).replace(/\s+/g, " ").trim()).sort();
}
