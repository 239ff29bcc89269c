import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { XmlScanner } from "../src/formats/xml-scanner.ts";
import { XmlFault } from "../src/formats/xml-text.ts";

/** What a reader of XML says of a document: its tags, attributes and text, or that it is refused. */
type Reading = readonly string[] | "refused";

function byScanner(pieces: readonly string[], asked: readonly string[]): Reading {
  const seen: string[] = [];
  const scanner = new XmlScanner(
    {
      open: (name, attributes) =>
        seen.push(
          `<${name}${asked.map((key) => ` ${key}=${attributes.get(key) ?? "-"}`).join("")}`,
        ),
      close: (name) => seen.push(`>${name}`),
      text: (text) => seen.push(`"${text.replaceAll("\r\n", "\n")}`),
      doctype: () => undefined,
    },
    false,
  );
  try {
    for (const piece of pieces) scanner.write(piece);
    scanner.end();
  } catch (error) {
    if (error instanceof XmlFault) return "refused";
    throw error;
  }
  return scanner.hasRoot ? joinedTexts(seen) : "refused";
}

function bySaxes(document: string, asked: readonly string[]): Reading {
  const seen: string[] = [];
  const parser = new SaxesParser({ xmlns: false });
  let refused = false;
  parser.on("error", () => {
    refused = true;
  });
  parser.on("opentag", ({ name, attributes }) =>
    seen.push(`<${name}${asked.map((key) => ` ${key}=${attributes[key] ?? "-"}`).join("")}`),
  );
  parser.on("closetag", ({ name }) => seen.push(`>${name}`));
  parser.on("text", (text) => seen.push(`"${text}`));
  parser.on("cdata", (text) => seen.push(`"${text}`));
  parser.write(document).close();
  return refused ? "refused" : joinedTexts(seen);
}

/** Text may come in several pieces, and blanks around it need not come at all. */
function joinedTexts(seen: readonly string[]): string[] {
  const joined: string[] = [];
  for (const item of seen) {
    const last = joined.at(-1);
    if (item.startsWith('"') && last?.startsWith('"')) joined[joined.length - 1] += item.slice(1);
    else joined.push(item);
  }
  return joined
    .map((item) => (item.startsWith('"') ? `"${item.slice(1).trim()}` : item))
    .filter((item) => item !== '"');
}

const fragment = fc.constantFrom(
  "<a>",
  "</a>",
  "<a/>",
  "<b x='1'>",
  "</b>",
  "</b >",
  '<a x="1" y="2"/>',
  '<a x="1"\n y=\'&lt;"\'>',
  '<a y="a&amp;b\tc"/>',
  '<a x="1" x="2">',
  '<a x="1"y="2"/>',
  "<a x=1>",
  "<a x>",
  '<a x="<">',
  "<a&>",
  "< a>",
  "<1a>",
  "text",
  " ",
  "\n",
  "&amp;&#65;&#x42;",
  "&undefined;",
  "&#0;",
  "&amp",
  "]]>",
  "<![CDATA[ <a> & ]]>",
  "<![CDATA[",
  "<!-- a comment <a> -->",
  "<!-- a -- b -->",
  "<!---->",
  "<!-->",
  "<?target data?>",
  "<?target?>",
  '<?xml version="1.0"?>',
  '<?xml version="1.0" encoding="utf-8" standalone="yes"?>',
  "<?xml?>",
  "<!DOCTYPE a>",
  '<!DOCTYPE a SYSTEM "a.dtd">',
  '<!DOCTYPE a PUBLIC "-//A//B" "a.dtd">',
  "<!x>",
  "\u0001",
  "é",
  "<",
  ">",
  '"',
);
const asked = ["x", "y"];

describe("The scanner of XML", () => {
  it("accepts and refuses what a general parser does, and reads the same in it", () => {
    const mostlyWhole = fc
      .array(fragment, { maxLength: 8 })
      .chain((parts) => fc.constantFrom(parts.join(""), `<r>${parts.join("")}</r>`));
    fc.assert(
      fc.property(mostlyWhole, (document) => {
        expect(byScanner([document], asked)).toEqual(bySaxes(document, asked));
      }),
      { numRuns: 10_000 },
    );
  });

  it("reads the same however the document is cut into pieces", () => {
    const cuts = fc.array(fc.nat(60), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 6 }), cuts, (parts, at) => {
        const document = `<r>${parts.join("")}</r>`;
        const ends = [...at, document.length].sort((a, b) => a - b);
        const pieces = ends.map((end, index) => document.slice(ends[index - 1] ?? 0, end));
        expect(byScanner(pieces, asked)).toEqual(byScanner([document], asked));
      }),
      { numRuns: 2_000 },
    );
  });
});
