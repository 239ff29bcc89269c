import { singleLine } from "@slipway/toolkit";
import { ReportProblem, type ReportProblemCode } from "./report-problem.ts";
import type { Attributes } from "./xml-attributes.ts";
import { XmlScanner } from "./xml-scanner.ts";
import { XmlFault } from "./xml-text.ts";

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
/** Longest single comment or text, in characters. */
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
  let ending = false;
  const scanner = new XmlScanner(
    {
      open(name, attributes) {
        if (scanner.depth > greatestDepth) {
          throw problem(
            "report-too-deep",
            `The report nests elements more than ${greatestDepth} deep.`,
            foreign,
          );
        }
        handlers.open(name, attributes);
      },
      close: (name) => handlers.close(name),
      text: (piece) => handlers.text?.(piece),
      doctype: refuseEntities,
    },
    positions,
  );
  const problem = (code: ReportProblemCode, message: string, remedy: string) =>
    new ReportProblem(code, message, remedy, positions ? scanner.line : undefined);
  try {
    for (const piece of text) {
      scanner.write(piece);
      if (scanner.waiting > longestToken) throw new XmlFault("a text is too long", true);
    }
    ending = true;
    scanner.end();
    if (!scanner.hasRoot) throw problem("report-empty", "The report has no content.", again);
  } catch (error) {
    if (error instanceof XmlFault) {
      const detail = singleLine(error.message, 200);
      if (error.tooLong) {
        throw problem(
          "report-token-too-long",
          `The report cannot be a coverage report: ${detail}.`,
          foreign,
        );
      }
      throw ending
        ? problem("report-truncated", `The report ends in the middle (${detail}).`, again)
        : problem("report-malformed", `The report is not well-formed XML (${detail}).`, again);
    }
    // A problem found by a handler knows what is wrong; only the scanner knows where.
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
