import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inertMarkdown } from "../src/inert-markdown.ts";

const repository = "https://github.com/o/r";
const inert = (text: string) => inertMarkdown(text, repository);

describe("Markdown of an untrusted run", () => {
  it.each([
    ["a table", "| File | % |\n| --- | ---: |\n| a&#46;ts | 90 |"],
    ["a folded part", "<details><summary>More</summary>\n\nx\n\n</details><br/>"],
    ["a link to the run", `[the run's summary](${repository}/actions/runs/9)`],
    ["code", "```sql\nSELECT 1 WHERE a < 2;\n```"],
  ])("keeps %s as it is", (_, text) => {
    expect(inert(text)).toBe(text);
  });

  it.each([
    ["a link elsewhere", "[x](https://evil.example)"],
    ["a link to a neighbour", `[x](${repository}-evil/y)`],
    ["a link that climbs out", `[x](${repository}/../../evil/r)`],
    ["a link with an escaped way out", `[x](${repository}/%2E%2E/evil)`],
    ["a link without a scheme", "[x](//evil.example)"],
    ["a link by reference", "[x][y]\n\n[y]: //evil.example"],
    ["a bare address", "https://evil.example"],
    ["a bare host", "www.evil.example"],
    ["an image", "![x](//evil.example/p.png)"],
    ["an image as a tag", "<img src=//evil.example/p.png>"],
    ["an address in angle brackets", "<mailto:x@evil.example>"],
    ["a tag with attributes", '<details class="x" open>'],
    ["a comment", "<!-- slipway:other -->"],
    ["a mention", "@ada"],
    ["an escaped mention", "&#64;ada"],
  ])("takes the effect from %s", (_, text) => {
    expect(inert(text)).not.toBe(text);
    expect(inert(text).replaceAll("\u200b", "")).toBe(text);
  });

  it("never holds anything that acts, whatever it was made of", () => {
    const piece = fc.constantFrom(
      ...["[", "]", "(", ")", "!", "<", ">", "/", "//", ":", "@", "a", "www.", "https", "img "],
      ...["\n", "`", "details", repository, "..", "&#64;", "\u200b"],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = inert(pieces.join(""));
        expect(text).not.toMatch(/!\[|\]\[|\]:|@[a-z]|<img|<!|www\./);
        for (const [, target = ""] of text.matchAll(/\]\(([^\s)]*)/g)) {
          expect(new URL(target).href).toMatch(/^https:\/\/github\.com\/o\/r(?:[/?#]|$)/);
        }
        expect(inert(text)).toBe(text);
      }),
    );
  });
});
