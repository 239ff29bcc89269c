/**
 * A server whose truth is known: it answers after 10 ms, and in the last second of every ten it
 * stands still as a whole. Prints its port; `--fast` answers at once.
 *
 * Timers of Node.js count whole milliseconds, which would be the largest error of the bench: the
 * last stretch before an answer is due is spent turning the event loop.
 */
import http from "node:http";
import type { AddressInfo } from "node:net";

const fast = process.argv.includes("--fast");
const work = 10;
const cycle = 10_000;
const frozenFrom = 9_000;
const started = performance.now();
const waiting: { readonly due: number; readonly response: http.ServerResponse }[] = [];
let turning = false;

/** When a request that arrives now is answered. */
function dueTime(arrived: number): number {
  const into = (arrived - started) % cycle;
  const thaw = arrived - into + cycle;
  if (into >= frozenFrom) return thaw + work;
  return into + work > frozenFrom ? thaw + (into + work - frozenFrom) : arrived + work;
}

function turn(): void {
  const now = performance.now();
  for (let index = 0; index < waiting.length; ) {
    const entry = waiting[index];
    if (entry !== undefined && entry.due <= now) {
      entry.response.end("ok");
      waiting.splice(index, 1);
    } else index += 1;
  }
  const next = Math.min(...waiting.map(({ due }) => due));
  turning = waiting.length > 0;
  if (!turning) return;
  const rest = next - performance.now();
  if (rest > 2.5) setTimeout(turn, Math.floor(rest - 2));
  else setImmediate(turn);
}

const server = http.createServer((_request, response) => {
  response.setHeader("content-type", "text/plain");
  if (fast) {
    response.end("ok");
    return;
  }
  waiting.push({ due: dueTime(performance.now()), response });
  if (!turning) turn();
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => console.log(`port ${(server.address() as AddressInfo).port}`));
