import { singleLine } from "@slipway/toolkit";
import { SaxesParser } from "saxes";
import { ReportProblem } from "./report-problem.ts";

/** An element's attributes; the object has no prototype. */
export type Attributes = Readonly<Record<string, string>>;

export interface XmlHandlers {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  /** Text between tags, in pieces; given only to formats that ask for it. */
  text?(text: string): void;
}

/** No report nests deeper than JaCoCo's groups in groups, a dozen. */
const greatestDepth = 200;
/** Longest single tag, comment or text, in characters. */
const longestToken = 8 * 1024 * 1024;

const remedy =
  "Create the report again and check that the step that writes it has ended before this one.";

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
  const line = () => (positions ? parser.line : undefined);
  let depth = 0;
  let sinceToken = 0;
  let ending = false;
  parser.on("error", (error) => {
    const detail = singleLine(error.message.replace(/^\d+:\d+: /, ""), 200);
    if (/document must contain a root element/i.test(detail)) {
      throw new ReportProblem("report-empty", "The report has no content.", remedy, line());
    }
    throw ending
      ? new ReportProblem(
          "report-truncated",
          `The report ends in the middle (${detail}).`,
          remedy,
          line(),
        )
      : new ReportProblem(
          "report-malformed",
          `The report is not well-formed XML (${detail}).`,
          remedy,
          line(),
        );
  });
  parser.on("doctype", (doctype) => {
    if (!/<!ENTITY/i.test(doctype)) return;
    throw /<!ENTITY[^>]*\b(SYSTEM|PUBLIC)\b/i.test(doctype)
      ? new ReportProblem(
          "report-external-entity",
          "The report refers to an external entity, which would be read from this machine or the network.",
          "No coverage tool writes such a report: find out where the file comes from.",
          line(),
        )
      : new ReportProblem(
          "report-declares-entities",
          "The report declares XML entities, which can grow without limit.",
          "No coverage tool writes such a report: find out where the file comes from.",
          line(),
        );
  });
  parser.on("opentag", (tag) => {
    sinceToken = 0;
    if (++depth > greatestDepth) {
      throw new ReportProblem(
        "report-too-deep",
        `The report nests elements more than ${greatestDepth} deep.`,
        "No coverage tool writes such a report: find out where the file comes from.",
        line(),
      );
    }
    handlers.open(tag.name, tag.attributes);
  });
  parser.on("closetag", (tag) => {
    depth--;
    sinceToken = 0;
    handlers.close(tag.name);
  });
  if (handlers.text !== undefined) parser.on("text", (piece) => handlers.text?.(piece));
  try {
    for (const piece of text) {
      sinceToken += piece.length;
      parser.write(piece);
      if (sinceToken > longestToken + piece.length) {
        throw new ReportProblem(
          "report-token-too-long",
          `The report has more than ${longestToken / 1024 / 1024} million characters without a tag.`,
          "No coverage tool writes such a report: find out where the file comes from.",
          line(),
        );
      }
    }
    ending = true;
    parser.close();
  } catch (error) {
    // A problem found by a handler knows what is wrong; only the parser knows where.
    if (error instanceof ReportProblem && error.line === undefined && positions) {
      throw new ReportProblem(error.code, error.message, error.remedy, parser.line);
    }
    throw error;
  }
}
