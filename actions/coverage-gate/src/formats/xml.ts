import { singleLine } from "@slipway/toolkit";
import { SaxesParser } from "saxes";
import { ReportProblem, type ReportProblemCode } from "./report-problem.ts";
import { Attributes } from "./xml-attributes.ts";

export type { Attributes } from "./xml-attributes.ts";

export interface XmlHandlers {
  /** `attributes` is valid during the call only. */
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  /** Text between tags, in pieces; given only to formats that ask for it. */
  text?(text: string): void;
}

/** No report nests deeper than JaCoCo's groups in groups, a dozen. */
const greatestDepth = 200;
/** Longest single tag, comment or text, in characters. */
const longestToken = 8 * 1024 * 1024;

const again =
  "Create the report again and check that the step that writes it has ended before this one.";
const foreign = "No coverage tool writes such a report: find out where the file comes from.";

/**
 * Reads an XML report piece by piece. Well-formedness is checked to the last byte; a document type
 * may be named (JaCoCo and Cobertura do) but not declare anything, so that there is nothing to
 * expand and nothing to fetch.
 *
 * `positions` makes problems carry their line; they cost time, so they are asked for only in a
 * second reading, after a problem.
 */
export function readXml(text: Iterable<string>, handlers: XmlHandlers, positions: boolean): void {
  const parser = new SaxesParser<{ xmlns: false; position: boolean }>({
    xmlns: false,
    position: positions,
  });
  const attributes = new Attributes();
  let depth = 0;
  /** Characters given to the parser since it last told of a tag. */
  let waiting = 0;
  let hasRoot = false;
  let ending = false;
  const problem = (code: ReportProblemCode, message: string, remedy: string) =>
    new ReportProblem(code, message, remedy, positions ? parser.line : undefined);

  parser.on("error", (error) => {
    const detail = singleLine(error.message.replace(/^\d+:\d+: /, "").replace(/\.$/, ""), 200);
    if (ending && !hasRoot) throw problem("report-empty", "The report has no content.", again);
    throw ending
      ? problem("report-truncated", `The report ends in the middle (${detail}).`, again)
      : problem("report-malformed", `The report is not well-formed XML (${detail}).`, again);
  });
  parser.on("doctype", refuseEntities);
  parser.on("opentag", (tag) => {
    waiting = 0;
    hasRoot = true;
    if (++depth > greatestDepth) {
      throw problem(
        "report-too-deep",
        `The report nests elements more than ${greatestDepth} deep.`,
        foreign,
      );
    }
    handlers.open(tag.name, attributes.show(tag.attributes));
  });
  parser.on("closetag", (tag) => {
    depth--;
    waiting = 0;
    handlers.close(tag.name);
  });
  if (handlers.text !== undefined) {
    const read = (piece: string) => handlers.text?.(piece);
    parser.on("text", read);
    parser.on("cdata", read);
  }
  try {
    for (const piece of text) {
      const before = waiting;
      waiting += piece.length;
      parser.write(piece);
      if (before > longestToken && waiting > before) {
        throw problem(
          "report-token-too-long",
          "The report cannot be a coverage report: a tag or text is too long.",
          foreign,
        );
      }
    }
    ending = true;
    parser.close();
  } catch (error) {
    // A problem found by a handler knows what is wrong; only the parser knows where.
    if (error instanceof ReportProblem && error.line === undefined && positions) {
      throw problem(error.code, error.message, error.remedy);
    }
    throw error;
  }
}

function refuseEntities(declaration: string): void {
  if (!/<!ENTITY/i.test(declaration)) return;
  throw /<!ENTITY[^>]*\b(SYSTEM|PUBLIC)\b/i.test(declaration)
    ? new ReportProblem(
        "report-external-entity",
        "The report refers to an external entity, which would be read from this machine or the network.",
        foreign,
      )
    : new ReportProblem(
        "report-declares-entities",
        "The report declares XML entities, which can grow without limit.",
        foreign,
      );
}
