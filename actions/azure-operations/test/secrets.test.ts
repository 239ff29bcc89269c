import type { VaultItem } from "@slipway/azure";
import { describe, expect, it } from "vitest";
import { judgeIdentity, judgeSqlLogins } from "../src/secrets/by-design.ts";
import { judgeSecrets, parseRotation } from "../src/secrets/rotation.ts";

const dayMilliseconds = 86_400_000;
const now = Date.UTC(2026, 0, 1);
const secret = (name: string, ageDays: number, change: Partial<VaultItem> = {}): VaultItem => ({
  name,
  enabled: true,
  created: new Date(now - ageDays * dayMilliseconds),
  expires: undefined,
  managed: false,
  ...change,
});
const rules = parseRotation(["*smtp* 180d", "*sql*password* 90d"]);
const judged = (item: VaultItem) =>
  judgeSecrets([item], rules, now, 14 * dayMilliseconds).map(({ verdict, reason }) => [
    verdict,
    reason?.code,
  ]);

describe("the age of a secret", () => {
  it.each([
    ["young", secret("app-smtp-password", 10), "pass", undefined],
    ["at the start of its last days", secret("smtp", 167), "warn", "secret-due"],
    ["on its last day", secret("smtp", 180), "warn", "secret-due"],
    ["a day over", secret("SMTP", 181), "fail", "secret-too-old"],
    ["held to its own row", secret("sql-admin-password", 100), "fail", "secret-too-old"],
    [
      "expired before its age is over",
      secret("smtp", 1, { expires: new Date(now) }),
      "fail",
      "secret-expired",
    ],
    ["without a row", secret("mystery", 1), "warn", "no-rotation-rule"],
  ])("%s", (_, item, verdict, code) => {
    expect(judged(item)).toEqual([[verdict, code]]);
  });

  it.each([
    ["switched off", { enabled: false }],
    ["a certificate's own", { managed: true }],
  ])("leaves out what is %s", (_, change) => {
    expect(judged(secret("smtp", 999, change))).toEqual([]);
  });

  it("refuses a line that is no rule, before anything is asked", () => {
    expect(() => parseRotation(["smtp 180"])).toThrow("not a duration");
    expect(() => parseRotation(["smtp"])).toThrow('has the line "smtp"');
  });
});

describe("what has no secret by design", () => {
  it("is proven for the database by a server that refuses SQL logins", () => {
    expect(judgeSqlLogins("sql", true).verdict).toBe("pass");
    expect(judgeSqlLogins("sql", false).reason?.code).toBe("sql-logins-allowed");
  });

  it("is proven for GitHub by a managed identity with a federated credential", () => {
    const identity = { name: "id", clientId: "c", subjects: ["repo:o/r:environment:prod"] };
    expect(judgeIdentity("c", "rg", identity).verdict).toBe("pass");
    expect(judgeIdentity("c", "rg", { ...identity, subjects: [] }).verdict).toBe("warn");
  });

  it("is not known of an app registration", () => {
    expect(judgeIdentity("c", "rg", undefined).verdict).toBe("inconclusive");
  });
});
