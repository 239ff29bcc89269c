import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMetrics } from "../src/index.ts";

const at = (minute: number) => `2026-01-01T00:0${minute}:00Z`;
const start = Date.parse("2026-01-01T00:00:00Z");
const metric = (name: string, data: unknown[]) => ({
  name: { value: name },
  timeseries: [{ data }],
});
const answer = (requests: unknown[], errors: unknown[] = [], times: unknown[] = []) => ({
  value: [
    metric("Requests", requests),
    metric("Http5xx", errors),
    metric("HttpResponseTime", times),
  ],
});

describe("platform metrics", () => {
  it("joins the three series by minute and turns seconds into milliseconds", () => {
    const body = answer(
      [
        { timeStamp: at(1), total: 50 },
        { timeStamp: at(0), total: 40 },
      ],
      [{ timeStamp: at(0), total: 2 }],
      [{ timeStamp: at(0), average: 0.25 }],
    );
    expect(parseMetrics(body)).toEqual([
      { minute: start, requests: 40, serverErrors: 2, averageMilliseconds: 250 },
      {
        minute: start + 60_000,
        requests: 50,
        serverErrors: undefined,
        averageMilliseconds: undefined,
      },
    ]);
  });

  it.each([[null], [undefined], ["NaN"], [Number.NaN], [-1]])(
    "takes a total of %s as unknown and not as zero",
    (total) => {
      expect(parseMetrics(answer([{ timeStamp: at(0), total }]))?.[0]?.requests).toBeUndefined();
    },
  );

  it("counts a minute that comes twice with its larger total", () => {
    const body = answer([
      { timeStamp: at(0), total: 3 },
      { timeStamp: at(0), total: 9 },
      { timeStamp: at(0), total: null },
    ]);
    expect(parseMetrics(body)?.[0]?.requests).toBe(9);
  });

  it("has no average time where there were no requests", () => {
    const body = answer([{ timeStamp: at(0), total: 0 }], [], [{ timeStamp: at(0), average: 0 }]);
    expect(parseMetrics(body)?.[0]?.averageMilliseconds).toBeUndefined();
  });

  it("is undefined for an answer without all three series", () => {
    expect(parseMetrics({ value: [metric("Requests", [])] })).toBeUndefined();
    expect(parseMetrics("<html>sign in</html>")).toBeUndefined();
    expect(parseMetrics(null)).toBeUndefined();
  });

  it("never throws and never invents a number, whatever the body", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(fc.jsonValue()), (body, points) => {
        parseMetrics(body);
        for (const minute of parseMetrics(answer(points)) ?? []) {
          expect(minute.requests === undefined || minute.requests >= 0).toBe(true);
        }
      }),
    );
  });
});
