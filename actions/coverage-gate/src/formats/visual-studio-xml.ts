import { ReportCoverage } from "./report-coverage.ts";
import { invalid, lineRange } from "./values.ts";
import { readXml } from "./xml.ts";

/** A range of lines whose file is known only at the end of its module. */
interface Range {
  readonly source: string;
  readonly lines: readonly [number, number];
  readonly covered: boolean;
}

/**
 * Reads both XML formats of Visual Studio's collector: `<results>` of dotnet-coverage and
 * vstest, and the older `<CoverageDSPriv>`. A partly covered range is covered. There are no
 * branches in either.
 */
export function readVisualStudioXml(text: Iterable<string>, positions: boolean): ReportCoverage {
  const report = new ReportCoverage("visual-studio-xml", "counted", false);
  report.producer = "microsoft";
  const sources = new Map<string, string>();
  let ranges: Range[] = [];
  /** Text of the child elements of the old format's tables, by their names. */
  let fields: Record<string, string> | undefined;
  let field: string | undefined;

  const add = (source: string | undefined, first?: string, last?: string, covered?: boolean) => {
    const lines = lineRange(first, last, "a range");
    if (lines === undefined || covered === undefined) return;
    if (source === undefined) throw invalid("The source file of a range", source);
    ranges.push({ source: report.intern(source), lines, covered });
  };
  const end = () => {
    for (const { source, lines, covered } of ranges) {
      const name = sources.get(source);
      if (name === undefined) throw invalid("The source file of a range", source);
      report.file(name).addRange(...lines, covered);
    }
    ranges = [];
  };

  readXml(
    text,
    {
      open(name, attributes) {
        switch (name) {
          case "range":
            add(
              attributes.get("source_id"),
              attributes.get("start_line"),
              attributes.get("end_line"),
              coveredIn(attributes.get("covered")),
            );
            break;
          case "source_file": {
            const [id, path] = [attributes.get("id"), attributes.get("path")];
            if (id !== undefined && path !== undefined) {
              sources.set(report.intern(id), report.intern(path));
            }
            break;
          }
          case "Lines":
          case "SourceFileNames":
            fields = Object.create(null) as Record<string, string>;
            break;
          default:
            field = fields === undefined ? undefined : name;
        }
      },
      close(name) {
        switch (name) {
          case "module":
            end();
            sources.clear();
            break;
          case "Lines":
            add(
              fields?.SourceFileID,
              fields?.LnStart,
              fields?.LnEnd,
              coveredInTable(fields?.Coverage),
            );
            fields = undefined;
            break;
          case "SourceFileNames":
            if (fields?.SourceFileID !== undefined && fields.SourceFileName !== undefined) {
              sources.set(report.intern(fields.SourceFileID), report.intern(fields.SourceFileName));
            }
            fields = undefined;
            break;
          case "CoverageDSPriv":
            end();
            break;
        }
        field = undefined;
      },
      text(piece) {
        if (fields !== undefined && field !== undefined) {
          fields[field] = (fields[field] ?? "") + piece;
        }
      },
    },
    positions,
  );
  return report;
}

function coveredIn(covered: string | undefined): boolean {
  if (covered === "yes" || covered === "partial") return true;
  if (covered === "no") return false;
  throw invalid('The attribute "covered" of a <range>', covered);
}

/** The old format counts from the best: 0 is covered, 1 partly, 2 not. */
function coveredInTable(coverage: string | undefined): boolean {
  const value = coverage?.trim();
  if (value === "0" || value === "1") return true;
  if (value === "2") return false;
  throw invalid("The field Coverage of a <Lines>", coverage);
}
