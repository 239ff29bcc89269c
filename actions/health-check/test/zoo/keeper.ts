import { readFileSync } from "node:fs";
import path from "node:path";
import { gravest, type Verdict } from "@slipway/toolkit";
import { parse } from "yaml";
import { readBuiltFiles } from "../../src/checks/built-files.ts";
import type { Clock } from "../../src/clock.ts";
import { createExchange, type ExchangeOptions } from "../../src/http/exchange.ts";
import { createSite } from "../../src/http/site.ts";
import { type HealthCheckInputs, readInputs } from "../../src/inputs.ts";
import { systemLoadClock } from "../../src/performance/open-loop.ts";
import { validate } from "../../src/validation.ts";
import type { Running } from "../servers.ts";

/** A real server that behaves in one way, and what the whole validation has to say of it. */
export interface Animal {
  readonly name: string;
  readonly serve: () => Promise<Running>;
  /** What differs from the usual inputs. */
  readonly inputs?: Partial<HealthCheckInputs>;
  /** The name by which a server on TLS is asked, and the root that is trusted. */
  readonly host?: string;
  readonly ca?: string;
  readonly verdict: Verdict;
  /** Reason codes of all checks that did not pass, each once, sorted; without what was not tried. */
  readonly codes: readonly string[];
}

const metadata = parse(
  readFileSync(path.resolve(import.meta.dirname, "../../action.yml"), "utf8"),
) as {
  inputs: Record<string, { default?: string }>;
};

/** Inputs as a user of the action has them who names nothing but these. */
export function usualInputs(given: Readonly<Record<string, string>>): HealthCheckInputs {
  const before = { ...process.env };
  try {
    for (const [name, input] of Object.entries(metadata.inputs)) {
      process.env[`INPUT_${name.toUpperCase()}`] = given[name] ?? input.default ?? "";
    }
    return readInputs();
  } finally {
    for (const name of Object.keys(metadata.inputs)) {
      const variable = `INPUT_${name.toUpperCase()}`;
      if (before[variable] === undefined) delete process.env[variable];
      else process.env[variable] = before[variable];
    }
  }
}

/** Pauses pass at once, and count several times: the whole patience of a check is a few tries. */
function hastyClock(haste: number): Clock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    sleep: async (milliseconds) => {
      ahead += haste * milliseconds;
    },
  };
}

export interface Observation {
  readonly verdict: Verdict;
  readonly codes: readonly string[];
  /** All that did not pass, for a message. */
  readonly told: string;
}

/** Validates one animal over real sockets, with everything that a run of the action does. */
export async function observe(
  animal: Animal,
  usual: HealthCheckInputs,
  haste: number,
): Promise<Observation> {
  await using server = await animal.serve();
  const baseUrl = new URL(animal.host === undefined ? server.url : `https://${animal.host}/`);
  const inputs: HealthCheckInputs = { ...usual, baseUrl, ...animal.inputs };
  const exchangeOptions: ExchangeOptions = {
    timeoutMilliseconds: inputs.timeoutMilliseconds,
    maximumBodyBytes: inputs.maximumBodyBytes,
    allowPrivateAddresses: inputs.allowPrivateAddresses,
    environment: {},
    ...(animal.host === undefined
      ? {}
      : { connectTo: { origin: baseUrl.origin, host: "127.0.0.1", port: server.port } }),
    ...(animal.ca === undefined ? {} : { tls: { ca: animal.ca } }),
    ...(inputs.clientIdentity === undefined
      ? {}
      : { clientIdentity: { origins: [baseUrl.origin], ...inputs.clientIdentity } }),
  };
  const site = createSite(createExchange(exchangeOptions), {
    base: baseUrl,
    headers: inputs.headers,
    redirects: inputs.redirects,
  });
  const { checks } = await validate(inputs, {
    site,
    baseline: undefined,
    runSuite: () => Promise.reject(new Error("There is no suite here.")),
    exchangeOptions,
    builtFiles: inputs.spaDist === undefined ? undefined : readBuiltFiles(inputs.spaDist),
    clock: hastyClock(haste),
    loadClock: systemLoadClock,
    random: Math.random,
    stop: new AbortController().signal,
    onResult: () => undefined,
    onWaiting: () => undefined,
  });
  const bad = checks.filter(({ verdict, code }) => verdict !== "pass" && code !== "not-tried");
  return {
    verdict: gravest(checks.map(({ verdict }) => verdict)),
    codes: [...new Set(bad.map(({ code }) => code))].sort(),
    told: bad.map(({ name, reason }) => `${name}: ${reason}`).join("\n"),
  };
}

/** Observes all, a few at a time. */
export async function observeAll(
  animals: readonly Animal[],
  usual: HealthCheckInputs,
  { atOnce = 6, haste = 5 } = {},
): Promise<Map<string, Observation>> {
  const found = new Map<string, Observation>();
  const waiting = [...animals];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        found.set(next.name, await observe(next, usual, haste));
      }
    }),
  );
  return found;
}
