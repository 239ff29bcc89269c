import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");
const rows = readFileSync(path.join(root, "docs/traffic-faults.md"), "utf8")
  .split("\n")
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()));

describe("docs/traffic-faults.md", () => {
  it("has the 24 faults, in order", () => {
    expect(rows.map(([, number]) => Number(number))).toEqual(
      Array.from({ length: 24 }, (_, index) => index + 1),
    );
  });

  it.each(rows.map(([, number = "", fault = "", , tests = ""]) => [number, fault, tests]))(
    "%s, %s: the tests are there",
    (_, __, tests) => {
      const proofs = tests.split("; ").map((proof) => /^`([^`]+)`: (.+)$/.exec(proof));
      expect(proofs.length).toBeGreaterThan(0);
      for (const [proof, file = "", words = ""] of proofs.map((found) => found ?? [])) {
        expect(proof, tests).toBeDefined();
        const where = /^(packages|bench)\//.test(file) ? root : import.meta.dirname;
        expect(readFileSync(path.join(where, file), "utf8"), file).toContain(words);
      }
    },
  );
});
