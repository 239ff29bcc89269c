import type { SqlDatabases } from "@slipway/azure";
import { describe, expect, it } from "vitest";
import { copyPlan } from "../src/backup/azure-copy.ts";
import { azureName, copyName } from "../src/backup/choose.ts";
import { restoreCommands, restorePointPlan } from "../src/backup/restore-point.ts";
import type { Session } from "../src/execute/session.ts";
import { maintenanceOf, parseMaintenance } from "../src/maintenance/maintenance.ts";
import { expectedSchema, type RehearsalRecord } from "../src/rehearsal/record.ts";
import { requireRehearsed, requireStopped } from "../src/rollback/permission.ts";
import { wayBack } from "../src/rollback/way-back.ts";

const rolledBack = {
  schema: "slipway/bluegreen-shift-report/v1",
  outcome: "rolled-back",
  weight: 0,
  releases: { new: "new" },
  serving: { production: "old" },
};

describe("a rollback of the schema", () => {
  it.each([
    ["stated", { stated: true, shift: undefined, slotState: undefined }],
    ["rolled back and stopped", { stated: false, shift: rolledBack, slotState: "Stopped" }],
  ])("is allowed when the new version is %s", (_what, version) => {
    expect(() => requireStopped(version)).not.toThrow();
  });

  it.each([
    ["nothing is known", { stated: false, shift: undefined, slotState: undefined }, "Nothing says"],
    [
      "it may still run",
      { stated: false, shift: rolledBack, slotState: undefined },
      "nothing says that it is stopped",
    ],
    ["its slot runs", { stated: true, shift: undefined, slotState: "Running" }, "is running"],
    [
      "it was promoted",
      { stated: true, shift: { ...rolledBack, outcome: "promoted" }, slotState: "Stopped" },
      "not out of traffic",
    ],
    [
      "it has traffic",
      { stated: true, shift: { ...rolledBack, weight: 10 }, slotState: "Stopped" },
      "10 %",
    ],
    [
      "it serves production",
      {
        stated: true,
        shift: { ...rolledBack, serving: { production: "new" } },
        slotState: "Stopped",
      },
      "not out of traffic",
    ],
    [
      "the report is another",
      { stated: true, shift: { schema: "x" }, slotState: "Stopped" },
      "names no report",
    ],
  ])("is refused when %s", (_what, version, message) => {
    expect(() => requireStopped(version)).toThrow(message);
  });

  const record = {
    base: ["schema a"],
    data: "empty",
    migrations: [
      {
        id: "1_A",
        outcome: "restored",
        rollbackSeconds: 0.5,
        details: [],
        added: ["table x"],
        removed: [],
      },
      {
        id: "2_B",
        outcome: "not-restored",
        rollbackSeconds: 0.25,
        details: [],
        added: ["table y"],
        removed: ["table x"],
      },
    ],
  } as unknown as RehearsalRecord;

  it("runs only what the rehearsal has proven", () => {
    expect(() => requireRehearsed([{ id: "1_A" }], record)).not.toThrow();
    expect(() => requireRehearsed([{ id: "1_A" }, { id: "2_B" }], record)).toThrow(
      "2_B (not-restored)",
    );
    expect(() => requireRehearsed([{ id: "1_A" }], undefined)).toThrow("1_A (not rehearsed)");
  });

  it("knows the schema at every migration, and says so when it never was at one", () => {
    expect(expectedSchema(record, [])).toEqual(["schema a"]);
    expect(expectedSchema(record, ["1_a"])).toEqual(["schema a", "table x"]);
    expect(expectedSchema(record, ["1_A", "2_B"])).toEqual(["schema a", "table y"]);
    expect(expectedSchema(record, ["2_B"])).toBeUndefined();
    expect(expectedSchema(record, ["0_Z", "1_A"])).toBeUndefined();
  });

  it("promises five minutes only for what takes no longer", () => {
    const migration = { id: "1_A", safety: "safe", rollbackKind: "lossless" } as const;
    expect(wayBack([migration], record).slice(0, 2)).toEqual([
      "Under five minutes: traffic goes back to the old version and the schema stays as it is; both versions work on it.",
      "The schema's way back took 0.5 s in the rehearsal, without the waits for locks and rows of production (limit 120 s).",
    ]);
    const unsafe = { id: "2_B", safety: "unsafe", rollbackKind: "lossy" } as const;
    const sentences = wayBack([unsafe], record).join("\n");
    expect(sentences).toContain("the old version does not work after 2_B");
    expect(sentences).toContain("not proven for 2_B (not-restored)");
    expect(sentences).toContain("2_B (lossy)");
  });
});

/** A server whose copy takes so many looks; what is asked is noted. */
function databases(looks: number, end: "done" | "failed" = "done") {
  const asked: string[] = [];
  let copy: "none" | "Copying" | "Online" = "none";
  const source = {
    id: "/s/app",
    name: "app",
    location: "westeurope",
    status: "Online",
    maximumBytes: 10,
    earliestRestore: undefined,
  };
  const of: SqlDatabases = {
    database: async (name) =>
      name === "app"
        ? source
        : copy === "none"
          ? undefined
          : {
              ...source,
              id: `/subscriptions/s/resourceGroups/rg/providers/Microsoft.Sql/servers/sql/databases/${name}`,
              name,
              status: copy,
            },
    usedBytes: async () => 7,
    requestCopy: async () => {
      asked.push("copy");
      copy = "Copying";
      return "operation";
    },
    requestExport: async () => {
      asked.push("export");
      return "operation";
    },
    progress: async () => {
      if (looks-- > 0) return { state: "running" };
      if (end === "failed") return { state: "failed", code: "Quota", message: "No room." };
      copy = "Online";
      return { state: "done" };
    },
    remove: async () => {
      asked.push("remove");
    },
  };
  return { of: async () => of, asked };
}

function surroundings() {
  let now = 0;
  return {
    now: () => now,
    sleep: async (milliseconds: number) => {
      now += milliseconds;
    },
    log: () => {},
    signal: new AbortController().signal,
  };
}

const session = {
  restartBudget() {},
  query: async () => [{ moment: "2026-01-02T03:04:05.678" }],
} as unknown as Session;
const options = {
  database: "app",
  copy: "app-copy",
  maximumBytes: 100,
  milliseconds: 60_000,
  bacpac: undefined,
};

describe("a backup before a migration", () => {
  it("is a copy that is online, and exported only from it", async () => {
    const { of, asked } = databases(3);
    const bacpac = { url: "https://s/c/x.bacpac", sas: "sig", login: { user: "u", password: "p" } };
    const plan = copyPlan(of, { ...options, bacpac }, surroundings());
    const backup = await plan.take(session);
    expect(backup).toMatchObject({ kind: "azure-copy", bytes: 7, bacpac: bacpac.url });
    expect(asked).toEqual(["copy", "export"]);
    expect(restoreCommands(backup)[1]).toBe(
      "az sql db rename --resource-group rg --server sql --name app-copy --new-name <database>",
    );
  });

  it.each([
    ["too late", databases(1_000), options, "not ready in time"],
    ["refused", databases(0, "failed"), options, "Quota: No room."],
    ["too large", databases(0), { ...options, maximumBytes: 5 }, 'more than "backup-size"'],
  ])(
    "that is %s stops the run and leaves no copy",
    async (what, { of, asked }, settings, message) => {
      await expect(copyPlan(of, settings, surroundings()).take(session)).rejects.toThrow(message);
      expect(asked).toEqual(what === "too large" ? [] : ["copy", "remove"]);
    },
  );

  it("is a restore point that the service can really go back to", async () => {
    const window = (earliest: string) => async () => ({
      resource: "/servers/s",
      earliest: new Date(earliest),
    });
    const plan = restorePointPlan("sqlserver", window("2026-01-01"));
    expect(await plan.take(session)).toEqual({
      kind: "restore-point",
      at: "2026-01-02T03:04:05.678Z",
      resource: "/servers/s",
      earliest: "2026-01-01T00:00:00.000Z",
    });
    await expect(
      restorePointPlan("postgresql", window("2026-01-03")).take(session),
    ).rejects.toThrow("cannot restore to this moment");
  });

  it("has names that Azure takes", () => {
    expect(copyName("My_App", Date.UTC(2026, 0, 2, 3, 4, 5))).toMatch(
      /^My-App-before-20260102T030405-[0-9a-f]{8}$/,
    );
    expect(copyName("x".repeat(128), 0)).toHaveLength(128);
    expect(azureName("SQL-One.database.windows.net", ".database.windows.net")).toBe("sql-one");
    expect(
      azureName("evil.example/.database.windows.net", ".database.windows.net"),
    ).toBeUndefined();
  });
});

describe("the maintenance mode", () => {
  function app(settings: Record<string, string | undefined>) {
    const write = async (changes: Readonly<Record<string, string | undefined>>) => {
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined) delete settings[name];
        else settings[name] = value;
      }
      return settings as Record<string, string>;
    };
    const services = { appSettings: () => ({ all: async () => ({ ...settings }), write }) };
    return async () => services as never;
  }
  const kind = parseMaintenance("setting:Maintenance=on");

  it("is lifted to what was before", async () => {
    const settings: Record<string, string | undefined> = { Maintenance: "off", Other: "1" };
    const maintenance = maintenanceOf(kind, app(settings), undefined, () => {});
    await maintenance.begin();
    expect(settings.Maintenance).toBe("on");
    await maintenance.end();
    expect(settings).toEqual({ Maintenance: "off", Other: "1" });
  });

  it("is lifted by the next run when one has died in it", async () => {
    const settings: Record<string, string | undefined> = {};
    await maintenanceOf(kind, app(settings), undefined, () => {}).begin();
    await maintenanceOf(kind, app(settings), undefined, () => {}).end();
    expect(settings).toEqual({});
  });

  it("touches nothing when it was never begun", async () => {
    const settings: Record<string, string | undefined> = { Maintenance: "on" };
    await maintenanceOf(kind, app(settings), undefined, () => {}).end();
    expect(settings).toEqual({ Maintenance: "on" });
  });

  it.each(["on", "setting:x", "slot:"])("is not %s", (text) => {
    expect(() => parseMaintenance(text)).toThrow(`Input "maintenance" is "${text}".`);
  });
});
