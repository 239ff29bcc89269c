import { describe, expect, it, vi } from "vitest";
import { readInputs } from "../src/inputs.ts";
import { inputVariables, target } from "./child.ts";

function read(inputs: Readonly<Record<string, string>>) {
  for (const [name, value] of Object.entries(inputVariables({ ...target, ...inputs }))) {
    vi.stubEnv(name, value);
  }
  return readInputs();
}

describe("the inputs", () => {
  it("have defaults that fit together", () => {
    expect(read({})).toMatchObject({
      operation: "shift",
      slot: "green",
      steps: [10, 25, 50, 100],
      stepMinimum: 600_000,
      stepMaximum: 1_800_000,
      keep: 86_400_000,
      errorWarn: 0.01,
      errorCritical: 0.05,
      alpha: 0.01,
      onInconclusive: "rollback",
    });
  });

  it("take the public address without its last slash", () => {
    expect(read({ "base-url": "https://www.example.org/" }).baseUrl).toBe(
      "https://www.example.org",
    );
  });

  it.each([
    [{ steps: "50, 10" }, 'Input "steps" is "50, 10"'],
    [{ steps: "10, 101" }, 'Input "steps" is "10, 101"'],
    [{ operation: "shfit" }, 'Input "operation" is "shfit"'],
    [{ "step-maximum": "11m" }, 'Input "step-maximum" leaves no time'],
    [{ bake: "4m" }, 'Input "bake" is too short'],
    [{ "error-critical": "5" }, 'Input "error-critical" is "5"'],
    [{ "error-warn": "6%" }, 'Input "error-warn" is not below'],
    [{ "look-interval": "1" }, 'Input "look-interval" is "1"'],
    [{ "look-interval": "10ms" }, 'Input "look-interval" is shorter'],
    [{ "app-name": "../other" }, 'Input "app-name" is "../other"'],
    [{ "subscription-id": "mine" }, 'Input "subscription-id" is "mine"'],
    [{ "base-url": "https://x/y" }, 'Input "base-url" is "https://x/y"'],
    [{ "base-url": "https://user:pw@x" }, 'Input "base-url" is'],
    [{ "base-url": "https://x?y=1" }, 'Input "base-url" is "https://x?y=1"'],
    [{ alpha: "0" }, 'Input "alpha" is "0"'],
    [{ steps: "1e1, 0x32" }, 'Input "steps" is "1e1, 0x32"'],
    [{ slot: "production" }, 'Input "slot" is "production"'],
    [{ "tenant-id": "a/../b" }, 'Input "tenant-id" is "a/../b"'],
    [{ "client-id": target["subscription-id"] }, 'Input "client-id" is set and "tenant-id" is'],
    [{ "client-id": "my-app" }, 'Input "client-id" is "my-app"'],
    [{ "pinned-clients": "swap-lkg", "lkg-slot": "green" }, 'Input "lkg-slot" is "green"'],
    [{ "pinned-clients": "swap-lkg", "lkg-slot": "a/b" }, 'Input "lkg-slot" is "a/b"'],
    [
      { topology: "front-door", "second-app": "app-roster-prod", "front-door": "a/b/c" },
      'Input "second-app" is "app-roster-prod"',
    ],
    [
      { evidence: "logs", "log-workspace": target["subscription-id"], "logs-delay": "2h" },
      'Input "logs-delay" leaves no time',
    ],
  ])("refuse %j", (inputs, message) => {
    expect(() => read(inputs)).toThrow(message);
  });
});
