import { singleLine } from "@slipway/toolkit";
import { wrongJson } from "./json.ts";
import { ReportProblem } from "./report-problem.ts";

export interface JsonEntry {
  /** The name of the object that holds the entry, where entries of the second level are read. */
  readonly outer: string;
  readonly key: string;
  readonly value: unknown;
}

/** No file's entry is longer, in characters. */
const longestEntry = 64 * 1024 * 1024;

const again =
  "Create the report again and check that the step that writes it has ended before this one.";

const [quote, comma, backslash] = [34, 44, 92];

/**
 * The entries of a report in JSON, one after the other: those of its object, or (`levels` 2) of the
 * objects in it. Only one entry is held at a time, so that the memory depends on the longest of
 * them and not on the report. All of the text has to be valid JSON.
 */
export function* jsonEntries(pieces: Iterable<string>, levels: 1 | 2): Generator<JsonEntry> {
  let depth = 0;
  let inString = false;
  let escaped = false;
  let ended = false;
  /** Text since the last separator, and the line on which it begins. */
  let pending = "";
  let line = 1;
  let pendingLine = 1;
  let outer = "";
  /** An object needs no entry, but behind a comma one has to follow. */
  let mayBeEmpty = true;
  /** At the first of two levels: an object has just ended. */
  let objectEnded = false;

  const malformed = (what: string) =>
    new ReportProblem(
      "report-malformed",
      `The report is not valid JSON (${singleLine(what, 120)}).`,
      again,
      line,
    );
  const parsed = (text: string): [string, unknown] => {
    try {
      const [entry] = Object.entries(JSON.parse(`{${text}}`) as object);
      if (entry !== undefined) return entry;
    } catch (error) {
      const { message } = error as SyntaxError;
      // Positions count the bracket that was put in front.
      const at = Number(/at position (\d+)/.exec(message)?.[1] ?? 1) - 1;
      line = pendingLine + text.slice(0, at).split("\n").length - 1;
      throw malformed(message);
    }
    throw malformed("an entry is missing");
  };

  for (const piece of pieces) {
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      const code = piece.charCodeAt(at);
      if (code === 10) line++;
      if (inString) {
        if (escaped) escaped = false;
        else if (code === backslash) escaped = true;
        else if (code === quote) inString = false;
        continue;
      }
      if (depth === 0) {
        if (code === 32 || (code >= 9 && code <= 13)) continue;
        if (ended || code !== 123) throw malformed("text outside of the object");
        depth = 1;
        [pending, from, pendingLine, mayBeEmpty] = ["", at + 1, line, true];
        continue;
      }
      if (code === quote) inString = true;
      else if (code === 123 || code === 91) {
        if (depth < levels) {
          if (objectEnded) throw malformed("a comma is missing");
          const [key] = parsed(`${pending}${piece.slice(from, at)}0`);
          if (code === 91) throw wrongJson(`${JSON.stringify(singleLine(key, 200))} is no object.`);
          outer = key;
          [pending, from, pendingLine, mayBeEmpty] = ["", at + 1, line, true];
        }
        depth++;
      } else if ((code === 125 || code === 93) && depth > levels) depth--;
      else if (code === comma || code === 125 || code === 93) {
        if (depth > levels) continue;
        if (code === 93) throw malformed("a ] without its [");
        const text = pending + piece.slice(from, at);
        const empty = text.trim() === "";
        if (depth === levels) {
          if (!empty) {
            const [key, value] = parsed(text);
            yield { outer, key, value };
          } else if (code === comma || !mayBeEmpty) throw malformed("an entry is missing");
        } else if (!empty || (!objectEnded && (code === comma || !mayBeEmpty))) {
          throw malformed("an object is missing");
        }
        mayBeEmpty = false;
        objectEnded = false;
        [pending, from, pendingLine] = ["", at + 1, line];
        if (code === 125) {
          depth--;
          ended = depth === 0;
          objectEnded = !ended;
        }
      }
    }
    if (depth > 0) pending += piece.slice(from);
    if (pending.length > longestEntry) {
      throw new ReportProblem(
        "report-token-too-long",
        "An entry of the report is longer than 64 million characters.",
        "No coverage tool writes such a report: find out where the file comes from.",
        pendingLine,
      );
    }
  }
  if (!ended) {
    throw new ReportProblem("report-truncated", "The report ends in the middle.", again, line);
  }
}
