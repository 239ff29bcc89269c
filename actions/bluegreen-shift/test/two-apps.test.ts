import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Settings } from "../src/inputs.ts";
import { rollbackNow } from "../src/operations/commands.ts";
import { shift } from "../src/operations/shift.ts";
import { group, InProcess, site } from "./in-process.ts";
import { fresh, old } from "./observed.ts";

const minute = 60_000;
const door = "https://fd-roster.z01.azurefd.net";
const gateway = "https://agw-roster.westeurope.cloudapp.azure.com";
const behindFrontDoor: Partial<Settings> = {
  topology: "front-door",
  secondApp: `${site}-twin`,
  frontDoor: { resourceGroup: group, profile: "fd-roster", originGroup: "twins" },
  propagation: 5 * minute,
  baseUrl: door,
  steps: [50],
};
const behindGateway: Partial<Settings> = {
  topology: "application-gateway",
  secondApp: `${site}-twin`,
  gateway: { resourceGroup: group, gateway: "agw-roster", rule: "main" },
  propagation: 5 * minute,
  baseUrl: gateway,
};

describe("two apps with real processes", () => {
  let place: InProcess;
  beforeAll(async () => {
    place = await InProcess.start({
      twins: {},
      azure: { frontDoorPropagationSeconds: 120, gatewayUpdateSeconds: 60 },
    });
  });
  afterAll(async () => {
    await place[Symbol.asyncDispose]();
  });

  it("shift behind Front Door by its weights, without a failed request, and back again", async () => {
    place.usersPerMinute = 40;
    place.publicUrl = `${door}/work`;
    const ended = await place.run(shift, behindFrontDoor);
    expect([ended.error?.text, ended.story.outcome], ended.log.join("\n")).toEqual([
      undefined,
      "promoted",
    ]);
    expect(place.answers.filter(({ status }) => status !== 200)).toEqual([]);
    const releases = new Set(place.answers.map(({ release }) => release));
    expect(releases).toEqual(new Set([old, fresh]));
    expect(place.answers.at(-1)?.release).toBe(fresh);
    const share = ended.story.steps[0]?.observedShare ?? 0;
    expect(Math.abs(share - 0.5)).toBeLessThan(0.25);

    place.usersPerMinute = 0;
    const back = await place.run(rollbackNow, behindFrontDoor);
    expect(back.story.outcome).toBe("rolled-back");
    expect((await place.get(`${door}/work`))?.headers["x-release"]).toBe(old);
  });

  it("switch behind an Application Gateway, all or nothing", async () => {
    place.usersPerMinute = 10;
    place.publicUrl = `${gateway}/work`;
    place.answers.length = 0;
    const ended = await place.run(shift, { ...behindGateway, bake: 2 * minute });
    expect([ended.error?.text, ended.story.outcome], ended.log.join("\n")).toEqual([
      undefined,
      "promoted",
    ]);
    expect(place.answers.filter(({ status }) => status !== 200)).toEqual([]);
    const changes = place.answers.filter(
      ({ release }, index) => index > 0 && release !== place.answers[index - 1]?.release,
    );
    expect(changes).toHaveLength(1);
  });
});

describe("a plan without slots", () => {
  it("is refused before any write, with the way to deploy in place", async () => {
    await using place = await InProcess.start({ sku: "B1" });
    const { error } = await place.run(shift);
    expect(error?.code).toBe("no-slots");
    expect(error?.text).toContain("Deploy in place");
    const writes = place.azure.control.requests().filter(({ method }) => method !== "GET");
    expect(writes.filter(({ host }) => host === "management.azure.com")).toEqual([]);
  });
});
