import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  failsTheStep,
  formatDuration,
  gravest,
  markdownTable,
  markdownText,
  parseDuration,
  printable,
  secretForms,
  singleLine,
  UsageError,
  withoutCutSecrets,
  withoutSecrets,
} from "../src/index.ts";

describe("durations", () => {
  test.each([
    ["90s", 90_000],
    ["1h30m", 5_400_000],
    ["250ms", 250],
    ["1.5m", 90_000],
    ["24h", 86_400_000],
    ["2d", 172_800_000],
  ])("%s is %d ms", (text, milliseconds) => {
    expect(parseDuration(text, "x")).toBe(milliseconds);
  });

  test.each(["20", "", "s", "5 m", "-1s", "1h junk", "1e3s"])("%j is refused", (text) => {
    expect(() => parseDuration(text, 'Input "deadline"')).toThrow(UsageError);
  });

  test("are shown in at most two units", () => {
    expect([850, 4_200, 185_000, 86_400_000, 59_990].map(formatDuration)).toEqual([
      "850 ms",
      "4.2 s",
      "3 min 5 s",
      "24 h",
      "1 min",
    ]);
  });
});

describe("verdicts", () => {
  test("the gravest one wins and nothing judged is inconclusive", () => {
    expect(gravest(["pass", "warn"])).toBe("warn");
    expect(gravest(["inconclusive", "warn"])).toBe("inconclusive");
    expect(gravest(["fail", "inconclusive"])).toBe("fail");
    expect(gravest([])).toBe("inconclusive");
  });

  test("inconclusive fails the step unless the user says otherwise", () => {
    expect(failsTheStep("inconclusive", "fail")).toBe(true);
    expect(failsTheStep("inconclusive", "warn")).toBe(false);
    expect(failsTheStep("warn", "fail")).toBe(false);
  });
});

describe("foreign text in the log", () => {
  test("can never be a command of the runner", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const hostile = `x\r::error::${text}\n##[add-mask]a\u2028::stop-commands::t`;
        for (const line of printable(hostile).split(/[\n\r\u2028\u2029\u0085]/)) {
          expect(line.startsWith("| ")).toBe(true);
        }
      }),
    );
  });

  test("shows control and direction characters as escapes", () => {
    expect(printable("a\u001b[31mb\u202ec")).toBe("| a\\u001b[31mb\\u202ec");
  });

  test("fits one line of a message", () => {
    expect(singleLine("a\n  b\tc")).toBe("a b c");
    expect(singleLine("x".repeat(600))).toHaveLength(500);
  });
});

describe("foreign text in the summary", () => {
  test("opens no tag, link, mention or cell", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(markdownText(text)).not.toMatch(/[<>|`*_[\]@~\\\n]/);
      }),
    );
  });

  test("shows terminal escapes and marks of direction instead of obeying them", () => {
    expect(markdownText("a\u001b[31m\u202eb")).not.toMatch(/\p{Cc}|\p{Cf}/u);
  });

  test("keeps a table's shape", () => {
    const forged = "</table><h1>All checks passed</h1> | x\n| y";
    expect(markdownTable(["File", "Lines"], [[forged, 3]]).split("\n")).toHaveLength(3);
  });
});

describe("secrets", () => {
  test("are known in every form in which they turn up", () => {
    const secret = 'Server=a;Password="p ä/1"';
    const forms = secretForms(secret);
    expect(forms).toContain(encodeURIComponent(secret));
    expect(forms).toContain(Buffer.from(secret).toString("base64"));
    expect(forms).toContain(JSON.stringify(secret).slice(1, -1));
    expect(forms).toContain(Buffer.from(secret).toString("base64url"));
    expect(forms).toContain(Buffer.from(secret).toString("hex"));
    expect(forms).toContain("Server%3Da%3BPassword%3D%22p+%C3%A4%2F1%22");
    expect(forms).toContain("Server=a;Password=&quot;p ä/1&quot;");
  });

  test("each line of a long secret is one of its own, a short line is not", () => {
    expect(secretForms("first line\n}\nsecond line")).toEqual(
      expect.arrayContaining(["first line", "second line"]),
    );
    expect(secretForms("first line\n}\nsecond line")).not.toContain("}");
  });

  test("an empty secret masks nothing", () => {
    expect(secretForms("  ")).toEqual([]);
    expect(withoutSecrets("plain", ["", undefined])).toBe("plain");
  });

  test("are known inside the base64 of a longer text, whatever is around them", () => {
    for (const before of ["", "a", "ab", "robot:"]) {
      const around = Buffer.from(`${before}correct-horse-battery~`).toString("base64");
      const masked = withoutSecrets(around, ["correct-horse-battery"]);
      expect(Buffer.from(masked.replace("***", ""), "base64").toString()).not.toMatch(/horse|batt/);
    }
  });

  test("are known in hexadecimal and percent-encoding of either case", () => {
    const forms = secretForms("jo/hn~ß");
    expect(forms).toContain(Buffer.from("jo/hn~ß").toString("hex").toUpperCase());
    expect(forms).toContain("jo%2fhn~%c3%9f");
  });

  test("that were cut off are known by their beginning", () => {
    const secret = "correct-horse-battery";
    expect(withoutCutSecrets('says "a correct-horse-b", no', [secret])).toBe('says "a ***", no');
    expect(withoutCutSecrets(`${secret} correct-hat correct`, [secret])).toBe("*** ***at correct");
  });

  test("leave no trace in a file", () => {
    expect(withoutSecrets("a hunter22 b aHVudGVyMjI=", ["hunter22"])).toBe("a *** b ***");
  });
});
