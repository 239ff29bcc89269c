import { TextDecoder } from "node:util";
import { ReportProblem } from "./report-problem.ts";

/**
 * Bytes of a report in pieces, each valid until the next is asked for; iterating again reads from
 * the start.
 */
export type Bytes = Iterable<Uint8Array>;

/**
 * The text of a report in pieces, whatever it is encoded in: a byte order mark decides, then the
 * pattern of zero bytes that UTF-16 leaves, then the encoding that the XML declaration names, then
 * UTF-8. lcov has no way to declare its encoding, so `fallback` lets bytes that are no UTF-8 be
 * read as Windows-1252, which gives every byte a meaning.
 */
export function* decoded(bytes: Bytes, fallback: "windows-1252" | "none"): Generator<string> {
  const iterator = bytes[Symbol.iterator]();
  try {
    yield* decodedFrom(iterator, fallback);
  } finally {
    // A reader that stops early lets the file be closed.
    iterator.return?.();
  }
}

function* decodedFrom(
  iterator: Iterator<Uint8Array>,
  fallback: "windows-1252" | "none",
): Generator<string> {
  let step = iterator.next();
  // A piece may be shorter than what tells the encoding.
  let head: Uint8Array = step.done ? new Uint8Array() : Buffer.from(step.value);
  while (head.length < 256 && !step.done) {
    step = iterator.next();
    if (!step.done) head = Buffer.concat([head, step.value]);
  }
  const encoding = encodingOf(head);
  let decoder = decoderFor(encoding);
  const lenient = fallback === "windows-1252" && encoding === "utf-8";
  for (let piece: Uint8Array | undefined = head; piece !== undefined; ) {
    let text: string;
    try {
      text = decoder.decode(piece, { stream: true });
    } catch {
      if (!lenient) throw badEncoding(encoding);
      decoder = new TextDecoder("windows-1252");
      text = decoder.decode(piece, { stream: true });
    }
    if (text !== "") yield text;
    if (step.done) break;
    step = iterator.next();
    piece = step.done ? undefined : step.value;
  }
  try {
    const rest = decoder.decode();
    if (rest !== "") yield rest;
  } catch {
    throw badEncoding(encoding);
  }
}

/** The encoding of a report that begins with these bytes. */
export function encodingOf(head: Uint8Array): string {
  const [a, b, c, d] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (b === 0 && d === 0 && a !== 0 && a !== undefined) return "utf-16le";
  if (a === 0 && c === 0 && b !== 0 && b !== undefined) return "utf-16be";
  const start = Buffer.from(head.subarray(0, 256)).toString("latin1");
  const declared = /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1];
  // .NET's StringWriter declares UTF-16 and the file is then written as UTF-8; these bytes are
  // readable as they stand, so they cannot be UTF-16.
  return declared === undefined || /^(utf-?16|ucs-?2|unicode)/i.test(declared)
    ? "utf-8"
    : declared.toLowerCase();
}

function decoderFor(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new ReportProblem(
      "report-encoding",
      `The report declares the encoding ${JSON.stringify(encoding)}, which is not known.`,
      "Write the report in UTF-8.",
      1,
    );
  }
}

function badEncoding(encoding: string): ReportProblem {
  return new ReportProblem(
    "report-encoding",
    `The report has bytes that are not ${encoding}.`,
    "Write the report in UTF-8, or declare its encoding in its first line.",
  );
}
