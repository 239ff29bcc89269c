import { describe, expect, it } from "vitest";
import { combinations } from "../../src/runner/schedule/matrix.ts";
import { rehearse, workflow } from "./rehearse.ts";

describe("combinations", () => {
  it("follow the documentation's example of include", () => {
    const matrix = {
      fruit: ["apple", "pear"],
      animal: ["cat", "dog"],
      include: [
        { color: "green" },
        { color: "pink", animal: "cat" },
        { fruit: "apple", shape: "circle" },
        { fruit: "banana" },
        { fruit: "banana", animal: "cat" },
      ],
    };
    expect(combinations(matrix)).toEqual([
      { fruit: "apple", animal: "cat", color: "pink", shape: "circle" },
      { fruit: "apple", animal: "dog", color: "green", shape: "circle" },
      { fruit: "pear", animal: "cat", color: "pink" },
      { fruit: "pear", animal: "dog", color: "green" },
      { fruit: "banana" },
      { fruit: "banana", animal: "cat" },
    ]);
  });

  it("leave out what exclude matches in part", () => {
    const matrix = {
      os: ["a", "b"],
      node: [20, 24],
      exclude: [
        { os: "a", node: 20 },
        { node: "24", os: "b" },
      ],
    };
    expect(combinations(matrix)).toEqual([
      { os: "a", node: 24 },
      { os: "b", node: 20 },
    ]);
  });

  it("refuse an empty vector and more than 256", () => {
    expect(() => combinations({ os: [] })).toThrow(
      "Matrix vector 'os' does not contain any values.",
    );
    const many = Array.from({ length: 17 }, (_, index) => index);
    expect(() => combinations({ a: many, b: many })).toThrow("289 combinations");
  });
});

describe("a job with a matrix", () => {
  it("runs each combination, names it, and the last one with a value writes the output", async () => {
    const { jobs, outputs, lines } = await rehearse(
      workflow(`  legs:
    runs-on: ubuntu-latest
    strategy:
      max-parallel: 1
      matrix: \${{ fromJSON('{"n":[1,2,3]}') }}
    outputs: { value: "\${{ steps.v.outputs.value }}" }
    steps:
      - { id: v, if: matrix.n < 3, run: 'echo value=\${{ matrix.n }} >> "$GITHUB_OUTPUT"' }
      - run: echo \${{ strategy.job-index }}/\${{ strategy.job-total }}
  after:
    needs: legs
    runs-on: ubuntu-latest
    outputs: { value: "\${{ needs.legs.outputs.value }}" }
    steps: [{ run: "true" }]
`),
    );
    expect(jobs).toEqual({
      "legs (1)": "success",
      "legs (2)": "success",
      "legs (3)": "success",
      after: "success",
    });
    expect(outputs("after")).toEqual({ value: "2" });
    expect(lines()).toEqual(["0/3", "1/3", "2/3"]);
  });

  it("cancels the other legs when one fails, and the whole is a failure", async () => {
    const { jobs } = await rehearse(
      workflow(`  legs:
    runs-on: ubuntu-latest
    strategy: { matrix: { wait: [0, 600] } }
    steps:
      - run: test \${{ matrix.wait }} != 0 && exec sleep \${{ matrix.wait }}
  after:
    needs: legs
    if: always() && needs.legs.result == 'failure'
    runs-on: ubuntu-latest
    steps: [{ run: "true" }]
`),
    );
    expect(jobs).toEqual({ "legs (0)": "failure", "legs (600)": "cancelled", after: "success" });
  });

  it("lets the others end with fail-fast off", async () => {
    const { jobs } = await rehearse(
      workflow(`  legs:
    name: Leg \${{ matrix.n }}
    runs-on: ubuntu-latest
    strategy: { fail-fast: false, max-parallel: 1, matrix: { n: [0, 1] } }
    steps: [{ run: "test \${{ matrix.n }} = 1" }]
`),
    );
    expect(jobs).toEqual({ "legs (0)": "failure", "legs (1)": "success" });
  });
});
