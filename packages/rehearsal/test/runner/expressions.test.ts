import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  conditionExpression,
  evaluateExpression,
  evaluateTemplate,
} from "../../src/runner/expressions/evaluate.ts";
import { scanTemplate, UnclosedExpression } from "../../src/runner/expressions/scanner.ts";

const nothing = { contexts: {} };

describe("the scanner", () => {
  const literal = fc.string().map((text) => text.replaceAll("${{", "$ {{"));
  const quoted = fc.string().map((text) => `'${text.replaceAll("'", "''")}'`);
  const plain = fc.stringMatching(/^[a-z0-9 .()[\]*=!&|<>,]*$/);
  const expression = fc
    .array(fc.oneof(quoted, plain), { maxLength: 4 })
    .map((parts) => parts.join(""));

  it("finds every expression between any literal texts, whatever its strings hold", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(literal, expression), { maxLength: 4 }),
        literal,
        (parts, tail) => {
          // A "$" in front of an expression would join it: "$" + "${{" is two texts on GitHub too.
          const text = `${parts.map(([before, inner]) => `${before}\${{${inner}}}`).join("")}${tail}`;
          const expected = [
            ...parts.flatMap(([before, inner]) => [{ text: before }, { expression: inner }]),
            { text: tail },
          ];
          expect(scanTemplate(text)).toEqual(
            expected.filter((part) => !("text" in part) || part.text !== ""),
          );
        },
      ),
    );
  });

  it("loses no character of a value", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("${{", "}}", "'", "a", "{", "}", "$")), (pieces) => {
        const text = pieces.join("");
        let segments: ReturnType<typeof scanTemplate>;
        try {
          segments = scanTemplate(text);
        } catch (error) {
          expect(error).toBeInstanceOf(UnclosedExpression);
          return;
        }
        const again = segments.map((part) =>
          "text" in part ? part.text : `\${{${part.expression}}}`,
        );
        expect(again.join("")).toBe(text);
      }),
    );
  });

  it("says which expression is not closed", () => {
    expect(() => scanTemplate(`a \${{ b }`)).toThrow(`"\${{ b }" has "\${{" but no closing "}}"`);
  });
});

describe("values", () => {
  it.each([
    ["a whole expression keeps its type", `\${{ fromJSON('[1]') }}`, [1]],
    ["text around makes it text", `n=\${{ 1.50 }}`, "n=1.5"],
    ["two expressions make it text", `\${{ true }}\${{ null }}`, "true"],
    ["objects become a word", `<\${{ fromJSON('{}') }}>`, "<Object>"],
    ["braces in strings do not close", `\${{ '}} ''q'' }}' }}`, "}} 'q' }}"],
    ["format with several quotes", `\${{ format('''{0}'' ''{1}''', 'a', 'b') }}`, "'a' 'b'"],
    ["text that looks like a format", `{0} \${{ 'x' }} '{1}'`, "{0} x '{1}'"],
  ])("%s", (_name, template, value) => {
    expect(evaluateTemplate(template, nothing)).toEqual(value);
  });

  it("reads keys that every JavaScript object has", () => {
    const scope = { contexts: { env: { constructor: "mine", toString: "too" } } };
    expect(evaluateExpression("env.constructor", scope)).toBe("mine");
    expect(evaluateExpression("toJSON(env)", scope)).toContain('"toString": "too"');
    expect(evaluateExpression("env.valueOf", scope)).toBeNull();
  });

  it("any string survives as a literal", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const quoted = `'${text.replaceAll("'", "''")}'`;
        expect(evaluateExpression(quoted, nothing)).toBe(text);
        expect(evaluateTemplate(`\${{ ${quoted} }}`, nothing)).toBe(text);
      }),
    );
  });
});

describe("conditions", () => {
  it.each([
    ["", "success()"],
    ["a == b", "a == b"],
    [`\${{ a == b }}`, " a == b "],
    [`\${{ 'false' }}`, "false"],
    [`it's \${{ a }} {}`, "format('it''s {0} {{}}',  a )"],
  ])("%j is read as %j", (written, expression) => {
    expect(conditionExpression(written)).toBe(expression);
  });
});
