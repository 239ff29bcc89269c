import { describe, expect, test } from "vitest";
import { judge } from "../.github/actions/deployed-migrations/receipt.mjs";
import { rollbackTime, sentence } from "../.github/actions/rollback-time/time.mjs";

const dispatch = "2026-01-01T10:00:00Z";
const began = Date.parse(dispatch) / 1_000 + 20;
const report = (more: object = {}) => ({
  startedAt: "2026-01-01T10:00:21.000Z",
  finishedAt: "2026-01-01T10:02:00.000Z",
  releases: { old: "aaa1111", new: "bbb2222" },
  serving: { production: "aaa1111" },
  ...more,
});
const rollback = {
  detectedAt: "2026-01-01T10:00:22.000Z",
  rulesClearedAt: "2026-01-01T10:00:25.000Z",
};

describe("the time of a rollback", () => {
  test("is the wait for a runner and the time until the rules were gone", () => {
    expect(rollbackTime([report({ rollback })], began, dispatch)).toEqual({
      release: "aaa1111",
      seconds: 24,
      bound: "exact",
      from: "the dispatch",
    });
  });

  test("goes on to the end of the swap back where there was one", () => {
    const swapped = { ...rollback, swappedBackAt: "2026-01-01T10:01:21.000Z" };
    expect(rollbackTime([report({ rollback: swapped })], began, dispatch).seconds).toBe(80);
  });

  test("does not see the wait for a runner when nobody tells the dispatch, and says so", () => {
    const time = rollbackTime([report({ rollback })], began, undefined);
    expect([time.seconds, time.from]).toEqual([4, "the start of the job"]);
  });

  test("is a bound when a second try found the rules gone", () => {
    const second = report({ finishedAt: "2026-01-01T10:03:00.000Z" });
    const time = rollbackTime([report(), second], began, dispatch);
    expect([time.seconds, time.bound]).toEqual([179, "at most"]);
    expect(sentence(time)).toContain(
      "at most 179 seconds after the dispatch; the limit is 300 seconds",
    );
  });

  test("is none when there was nothing to go back from", () => {
    const time = rollbackTime([report()], began, dispatch);
    expect(time.seconds).toBeUndefined();
    expect(sentence(time)).toBe("There was nothing to go back from. Users are on aaa1111.");
  });

  test("passes no release on that is no plain word", () => {
    const forged = report({ serving: { production: "x\nseconds=1" }, releases: {} });
    expect(rollbackTime([forged], began, dispatch).release).toBe("");
  });
});

describe("the schema of a run", () => {
  const shift = { releases: { new: "bbb2222" } };

  test("may go back once another version serves", () => {
    expect(judge({ shift, receipt: true }, "aaa1111")).toEqual({ receipt: true });
    expect(judge({ shift, receipt: false }, "aaa1111")).toEqual({ receipt: false });
  });

  test.each([
    ["its version serves users", { shift, receipt: true }, "bbb2222", "still serves the users"],
    ["nobody knows what serves", { shift, receipt: true }, "", "It is not known"],
    ["the run did not shift", { receipt: true }, "aaa1111", 'in "schema-run"'],
    ["its report names no release", { shift: {}, receipt: true }, "aaa1111", "It is not known"],
  ])("stays when %s", (_, evidence, serving, words) => {
    expect(judge(evidence, serving)).toHaveProperty("refused", expect.stringContaining(words));
  });
});
