import { describe, expect, it } from "vitest";
import type { Settings } from "../src/inputs.ts";
import { shift } from "../src/operations/shift.ts";
import { InProcess } from "./in-process.ts";

const minute = 60_000;
const logHost = "api.loganalytics.azure.com";
const role = {
  actions: [
    "Microsoft.Web/*",
    "Microsoft.Insights/metrics/read",
    "Microsoft.Resources/tags/*",
    "Microsoft.OperationalInsights/workspaces/query/AppRequests/read",
  ],
};
const logs: Partial<Settings> = {
  sources: ["logs", "probes"],
  logWorkspace: "0a0a0a0a-0000-4000-8000-000000000001",
  logsDelay: 2 * minute,
  // Response times are those of a busy machine.
  slowWarn: 60_000,
  slowCritical: 120_000,
  probePaths: ["/work"],
  probeInterval: 15_000,
  drain: 0,
};
const queries = (place: InProcess) =>
  place.azure.control.requests().filter(({ host }) => host === logHost);

describe("evidence over real sockets", () => {
  it("from logs and probes brings a healthy release into production", async () => {
    await using place = await InProcess.start({ role });
    place.usersPerMinute = 40;
    await place.pass(2 * minute);
    const { story, log, error } = await place.run(shift, { ...logs, steps: [50] });
    expect([story.outcome, error]).toEqual(["promoted", undefined]);
    expect(queries(place).every(({ status }) => status === 200)).toBe(true);
    const [last] = story.steps.at(-1)?.looks.slice(-1) ?? [];
    expect(last?.probes?.asked).toBeGreaterThan(10);
    expect(log.join("\n")).toMatch(/green \d+ requests, 0 failed/);
    // The probes themselves are not among what the logs count.
    expect(story.minutes.every(({ green }) => green.requests < 40)).toBe(true);
  });

  it("from probes alone takes back a release that fails a third of its requests", async () => {
    await using place = await InProcess.start({ failEvery: 3 });
    const { story } = await place.run(shift, {
      ...logs,
      sources: ["probes"],
      steps: [50],
      probeInterval: 4_000,
    });
    expect([story.outcome, story.reason?.code]).toEqual(["rolled-back", "probes-worse"]);
  });

  it("that is only partly answered holds the step, then the policy decides", async () => {
    await using place = await InProcess.start({ role });
    place.usersPerMinute = 30;
    let waits = 0;
    const { story } = await place.run(
      shift,
      { ...logs, sources: ["logs"], steps: [50], onInconclusive: "hold" },
      (world) => ({
        ...world,
        sleep: async (milliseconds, signal) => {
          waits += 1;
          if (waits > 1) {
            place.azure.control.inject({
              kind: "answer",
              host: logHost,
              status: 200,
              body: {
                tables: [],
                error: { code: "PartialError", message: "one shard is missing" },
              },
            });
          }
          await world.sleep(milliseconds, signal);
        },
      }),
    );
    expect([story.outcome, story.reason?.code]).toEqual(["held", "logs-partial"]);
    expect(place.azure.control.sites().find(({ slot }) => slot === "production")).toMatchObject({
      rampUpRules: [{ reroutePercentage: 50 }],
    });
  });

  it("from logs that may not be read is refused before anyone is sent anywhere", async () => {
    await using place = await InProcess.start({ role: { actions: role.actions.slice(0, 3) } });
    const { story, error } = await place.run(shift, { ...logs, sources: ["logs"] });
    expect([story.outcome, error?.code]).toEqual(["unchanged", "logs-forbidden"]);
    expect(place.rules).toEqual([]);
  });
});
