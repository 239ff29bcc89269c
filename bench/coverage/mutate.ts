import { randomFrom } from "./generate.ts";

/** What parsers of reports stumble over, put anywhere. */
const tokens: readonly string[] = [
  "<",
  ">",
  "</",
  "/>",
  "<!--",
  "-->",
  "<![CDATA[",
  "]]>",
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
  "<?xml ",
  "?>",
  "&amp;",
  "&b;",
  "&#0;",
  "&#x110000;",
  '"',
  "'",
  "=",
  "\0",
  "\uFEFF",
  "\u001b[2J",
  "\n::error::x\n",
  "../../../../etc/passwd",
  "__proto__",
  "constructor",
  "-1",
  "0",
  "1e400",
  "NaN",
  "99999999999999999999",
  "2000000000",
  "16707566",
  "SF:",
  "DA:",
  "BRDA:1,0,0,-",
  "end_of_record\n",
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  "\\u0000",
  "null",
  "true",
  " ".repeat(300),
  "<a>".repeat(250),
  "[".repeat(5000),
];

/** Mutated copies of the seeds, the same for the same number. */
export function mutations(seeds: readonly Buffer[], seed: number): () => Buffer {
  const random = randomFrom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;

  const mutateOnce = (input: Buffer): Buffer => {
    const at = below(input.length + 1);
    const length = Math.min(input.length - at, below(random() < 0.5 ? 8 : 2000));
    const [before, after] = [input.subarray(0, at), input.subarray(at + length)];
    switch (below(8)) {
      case 0: {
        const copy = Buffer.from(input);
        if (copy.length > 0) copy[below(copy.length)] = below(256);
        return copy;
      }
      case 1:
        return Buffer.from(before);
      case 2:
        return Buffer.concat([before, after]);
      case 3:
        return Buffer.concat([before, input.subarray(at, at + length), input.subarray(at)]);
      case 4:
        return Buffer.concat([before, Buffer.from(pick(tokens)), input.subarray(at)]);
      case 5:
        return Buffer.concat([before, Buffer.from(pick(tokens)), after]);
      case 6: {
        const other = pick(seeds);
        const from = below(other.length + 1);
        return Buffer.concat([before, other.subarray(from, from + below(3000)), after]);
      }
      default: {
        // One number becomes another.
        const text = input.toString("latin1");
        const digits = /\d+/g;
        digits.lastIndex = at;
        const found = digits.exec(text);
        if (found === null) return input;
        return Buffer.concat([
          input.subarray(0, found.index),
          Buffer.from(pick(["0", "-1", "1e9", "4294967296", "99999999999999999999", "x"])),
          input.subarray(found.index + found[0].length),
        ]);
      }
    }
  };

  return () => {
    let input: Buffer = pick(seeds);
    for (let times = 1 + below(4); times > 0; times--) input = mutateOnce(input);
    if (random() < 0.03) return Buffer.from(`\uFEFF${input.toString("latin1")}`, "utf16le");
    return input;
  };
}
