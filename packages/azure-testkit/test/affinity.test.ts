import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cookieValue, route } from "../src/data-plane/affinity.ts";

const rule = (name: string, reroutePercentage: number) => ({
  name,
  reroutePercentage,
  actionHostName: `app-${name}.azurewebsites.net`,
});
const behaviour = { clearedRuleUnpins: false, routingCookieSlides: false };
const ask = (given: Partial<Parameters<typeof route>[0]>) =>
  route({ rules: [], behaviour, draw: () => 0.5, ...given });

describe("where a request to the production host goes", () => {
  it("stays, without a cookie, when there are no rules", () => {
    expect(ask({})).toEqual({ name: "self" });
  });

  it("follows the weights by one draw, and pins the client there", () => {
    const rules = [rule("green", 25), rule("blue", 25)];
    expect(ask({ rules, draw: () => 0.249 }).name).toBe("green");
    expect(ask({ rules, draw: () => 0.25 }).name).toBe("blue");
    expect(ask({ rules, draw: () => 0.5 })).toEqual({ name: "self", pin: { draw: 50 } });
  });

  it("sends nobody to a rule of 0 % and everybody to one of 100 %", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (draw) => {
        expect(ask({ rules: [rule("green", 0)], draw: () => draw }).name).toBe("self");
        expect(ask({ rules: [rule("green", 100)], draw: () => draw }).name).toBe("green");
      }),
    );
  });

  it("keeps a pinned client, whatever the weight has become", () => {
    expect(ask({ pinned: "green", rules: [rule("green", 0)] }).name).toBe("green");
    expect(ask({ pinned: "self", rules: [rule("green", 100)] }).name).toBe("self");
  });

  it("keeps or frees a pinned client after the rule is gone, as the behaviour says", () => {
    expect(ask({ pinned: "green" }).name).toBe("green");
    const unpins = { ...behaviour, clearedRuleUnpins: true };
    expect(ask({ pinned: "green", behaviour: unpins })).toEqual({ name: "self" });
  });

  it("lets the query win over the cookie", () => {
    const answer = ask({ asked: "self", pinned: "green", rules: [rule("green", 100)] });
    expect(answer.name).toBe("self");
  });
});

describe("the cookie header", () => {
  it("gives the value of exactly one name", () => {
    const header = "a=1; xx-ms-routing-name=no; x-ms-routing-name=green; b";
    expect(cookieValue(header, "x-ms-routing-name")).toBe("green");
    expect(cookieValue(header, "b")).toBeUndefined();
    expect(cookieValue(undefined, "a")).toBeUndefined();
  });
});
