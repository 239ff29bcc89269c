/**
 * A server whose truth is known: it answers after 10 ms, and in the last second of every ten it
 * stands still as a whole. Prints its port; `--fast` answers at once.
 *
 * It keeps what each request took in it, from its bytes to the answer's, and on SIGTERM prints the
 * percentiles of all but the first `--skip=` requests: on a machine that is busy its rule alone is
 * not what happened.
 *
 * Its own time must not count: bytes on sockets in place of an HTTP server, which costs half a
 * millisecond, and the last stretch before an answer is due is spent turning the event loop, since
 * timers of Node.js count whole milliseconds.
 */
import net, { type AddressInfo } from "node:net";

const answer = "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: 2\r\n\r\nok";

const fast = process.argv.includes("--fast");
const work = 10;
const cycle = 10_000;
const frozenFrom = 9_000;
const started = performance.now();
const waiting: { readonly arrived: number; readonly due: number; readonly socket: net.Socket }[] =
  [];
const skipped = Number(process.argv.find((word) => word.startsWith("--skip="))?.slice(7) ?? 0);
/** Milliseconds in the order of the answers. */
const took: number[] = [];
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
      entry.socket.write(answer);
      took.push(performance.now() - entry.arrived);
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

const server = net.createServer({ noDelay: true }, (socket) => {
  socket.on("error", () => socket.destroy());
  let tail = "";
  socket.on("data", (chunk) => {
    const arrived = performance.now();
    const parts = (tail + chunk.toString("latin1")).split("\r\n\r\n");
    tail = parts.pop() ?? "";
    for (const _request of parts) {
      if (fast) socket.write(answer);
      else waiting.push({ arrived, due: dueTime(arrived), socket });
    }
    if (waiting.length > 0 && !turning) turn();
  });
});
server.listen(0, "127.0.0.1", () => console.log(`port ${(server.address() as AddressInfo).port}`));

process.once("SIGTERM", () => {
  const sorted = took.slice(skipped).sort((a, b) => a - b);
  const rank = (q: number) => sorted[Math.max(1, Math.ceil(sorted.length * q)) - 1];
  // JSON has no NaN: with `--fast` nothing is kept.
  const figure = (q: number) => rank(q) ?? 0;
  console.log(JSON.stringify({ p50: figure(0.5), p95: figure(0.95), p99: figure(0.99) }));
  process.exit(0);
});
