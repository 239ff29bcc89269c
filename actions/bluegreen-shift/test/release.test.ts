import { describe, expect, it } from "vitest";
import { parseReleaseProbe, releaseAt, releaseOf } from "../src/evidence/release.ts";

const probe = parseReleaseProbe("/build-info.json commit");
const answer = (status: number, body: string, headers = {}) => ({ status, body, headers });

describe("the release probe", () => {
  it("reads a field of a JSON file, or a header", () => {
    expect(releaseOf(answer(200, '{"commit":"abc"}'), probe)).toBe("abc");
    expect(
      releaseOf(answer(200, '{"build":{"id":"7"}}'), parseReleaseProbe("/info build.id")),
    ).toBe("7");
    const header = parseReleaseProbe("/ header X-Release");
    expect(releaseOf(answer(200, "", { "x-release": "abc" }), header)).toBe("abc");
  });

  it("calls a site that answers without an id unlabelled", () => {
    expect(releaseOf(answer(200, "<!doctype html>"), probe)).toBe("unlabelled");
    expect(releaseOf(answer(200, '{"commit":null}'), probe)).toBe("unlabelled");
    expect(releaseOf(answer(404, ""), probe)).toBe("unlabelled");
  });

  it("knows nothing of a site that fails, is stopped or is silent", () => {
    expect(releaseOf(answer(503, '{"commit":"abc"}'), probe)).toBeUndefined();
    expect(releaseOf(answer(403, "stopped"), probe)).toBeUndefined();
    expect(releaseOf(undefined, probe)).toBeUndefined();
  });

  it("does not let a page put text into the log or the tags", () => {
    expect(releaseOf(answer(200, '{"commit":"a\\n::error::b"}'), probe)).toBe("unlabelled");
  });

  it("asks past the weights", async () => {
    const asked: string[] = [];
    const get = async (url: string) => {
      asked.push(url);
      return undefined;
    };
    await releaseAt(get, "https://app.example", probe, "self");
    await releaseAt(get, "https://app.example", probe, undefined);
    expect(asked).toEqual([
      "https://app.example/build-info.json?x-ms-routing-name=self",
      "https://app.example/build-info.json",
    ]);
  });

  it.each(["", "build-info.json commit", "/x", "/x header", "/x a b c"])("refuses %j", (text) => {
    expect(() => parseReleaseProbe(text)).toThrow('Input "release-probe"');
  });
});
