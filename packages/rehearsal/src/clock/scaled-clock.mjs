/**
 * Runs a Node.js program on a faster clock, like libfaketime: `node --import scaled-clock.mjs`.
 *
 * SLIPWAY_CLOCK holds `{"realEpoch", "virtualEpoch", "timeScale"}`, milliseconds since 1970:
 * virtual = virtualEpoch + (real - realEpoch) * timeScale.
 *
 * Scaled: Date, performance.now and timeOrigin, setTimeout and setInterval, also of node:timers and
 * node:timers/promises. Left real: AbortSignal.timeout, socket timeouts and process.hrtime.
 * Plain JavaScript for any Node.js from 20 on.
 */

import { syncBuiltinESMExports } from "node:module";
import timers from "node:timers";
import timersPromises from "node:timers/promises";
import { promisify } from "node:util";

const clock = readClock(process.env.SLIPWAY_CLOCK);
if (clock !== undefined) install(clock);

/** @param {string | undefined} text */
function readClock(text) {
  if (text === undefined || text === "") return undefined;
  const { realEpoch, virtualEpoch, timeScale } = JSON.parse(text);
  const numbers = [realEpoch, virtualEpoch, timeScale].every(Number.isFinite);
  if (!numbers || timeScale <= 0) {
    throw new Error(`SLIPWAY_CLOCK must hold realEpoch, virtualEpoch and timeScale > 0: ${text}`);
  }
  return { realEpoch, virtualEpoch, timeScale };
}

/** @param {{ realEpoch: number, virtualEpoch: number, timeScale: number }} clock */
function install({ realEpoch, virtualEpoch, timeScale }) {
  const RealDate = Date;
  const realNow = Date.now.bind(Date);
  const realPerformanceNow = performance.now.bind(performance);
  const now = () => Math.floor(virtualEpoch + (realNow() - realEpoch) * timeScale);
  const performanceStart = now() - realPerformanceNow() * timeScale;

  RealDate.now = now;
  const ScaledDate = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, parameters, newTarget) =>
      Reflect.construct(target, parameters.length === 0 ? [now()] : parameters, newTarget),
  });
  RealDate.prototype.constructor = ScaledDate;
  globalThis.Date = ScaledDate;

  define(performance, "now", () => realPerformanceNow() * timeScale);
  Object.defineProperty(performance, "timeOrigin", { configurable: true, value: performanceStart });

  // A delay that is no number, or none, is Node's to judge.
  const scaled = (delay) => {
    const number = Number(delay);
    return Number.isFinite(number) && number > 0 ? number / timeScale : delay;
  };
  for (const name of ["setTimeout", "setInterval"]) {
    const real = timers[name];
    const replacement = (callback, delay, ...rest) => real(callback, scaled(delay), ...rest);
    const realPromise = real[promisify.custom];
    if (realPromise !== undefined) {
      replacement[promisify.custom] = (delay, ...rest) => realPromise(scaled(delay), ...rest);
    }
    define(timers, name, replacement);
    define(globalThis, name, replacement);
    const promised = timersPromises[name];
    define(timersPromises, name, (delay, ...rest) => promised(scaled(delay), ...rest));
  }
  const { scheduler } = timersPromises;
  const wait = scheduler.wait.bind(scheduler);
  define(scheduler, "wait", (delay, options) => wait(scaled(delay), options));
  syncBuiltinESMExports();
}

function define(object, name, value) {
  Object.defineProperty(object, name, {
    value,
    configurable: true,
    writable: true,
    enumerable: true,
  });
}
