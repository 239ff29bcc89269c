import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { send } from "../product.ts";
import { serve, serveBytes } from "../servers.ts";
import type { Animal } from "./keeper.ts";

const answer = (head: string, body = "") => `HTTP/1.1 ${head}\r\n\r\n${body}`;
/** One request is read, then the bytes go out. */
const says = (bytes: string | Buffer) => () =>
  serveBytes((socket) => socket.once("data", () => socket.end(bytes)));
const trickles = (first: string, piece: string) => () =>
  serveBytes((socket: Socket) => {
    socket.once("data", () => {
      socket.write(first);
      const timer = setInterval(() => socket.write(piece), 20);
      socket.on("close", () => clearInterval(timer));
    });
  });

/** A hang is one however fast the machine is; the limit only ends the wait. */
const impatient = { timeoutMilliseconds: 300, deadlineMilliseconds: 900 } as const;

/** Servers that are wrong below HTTP, or beyond every measure. */
export const wires: readonly Animal[] = (
  [
    ["accepts and says nothing", () => serveBytes(() => undefined), "timed-out", impatient],
    [
      "a byte now and then",
      trickles(answer("200 OK\r\ncontent-length: 100000"), "x"),
      "timed-out",
      impatient,
    ],
    [
      "headers without end, slowly",
      trickles("HTTP/1.1 200 OK\r\n", "x-a: b\r\n"),
      "timed-out",
      impatient,
    ],
    ["hangs up at once", () => serveBytes((socket) => socket.destroy()), "connection-reset"],
    ["hangs up after the request", says(""), "connection-reset"],
    [
      "hangs up in the middle of the body",
      says(answer("200 OK\r\ncontent-length: 100", "half")),
      "connection-reset",
    ],
    [
      "hangs up in the middle of a chunk",
      says(answer("200 OK\r\ntransfer-encoding: chunked", "5\r\nab")),
      "connection-reset",
    ],
    ["speaks another protocol", says("SSH-2.0-OpenSSH_9.6\r\n"), "malformed-answer"],
    ["speaks HTTP/0.9", says("<html>hello</html>"), "malformed-answer"],
    ["a status that is none", says("HTTP/1.1 abc OK\r\n\r\n"), "malformed-answer"],
    [
      "two lengths",
      says(answer("200 OK\r\ncontent-length: 1\r\ncontent-length: 2", "xx")),
      "malformed-answer",
    ],
    [
      "chunks that are none",
      says(answer("200 OK\r\ntransfer-encoding: chunked", "zz\r\nab\r\n")),
      "malformed-answer",
    ],
    [
      "an upgrade that nobody asked for",
      says(answer("101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade")),
      "malformed-answer",
    ],
    [
      "too many headers",
      says(
        answer(
          `200 OK\r\n${"x-filler: yyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n".repeat(2_000)}content-length: 0`,
        ),
      ),
      "headers-too-large",
    ],
    [
      "one header without end",
      says(answer(`200 OK\r\nx-filler: ${"y".repeat(70_000)}\r\ncontent-length: 0`)),
      "headers-too-large",
    ],
    [
      "says gzip and is not",
      says(
        answer(
          "200 OK\r\ncontent-type: text/html\r\ncontent-encoding: gzip\r\ncontent-length: 5",
          "plain",
        ),
      ),
      "broken-encoding",
    ],
    [
      "an encoding that nobody knows",
      says(answer("200 OK\r\ncontent-encoding: aws-chunked\r\ncontent-length: 1", "x")),
      "broken-encoding",
    ],
    [
      "packed five times",
      says(
        answer(
          "200 OK\r\ncontent-encoding: gzip, gzip, gzip, gzip, gzip\r\ncontent-length: 1",
          "x",
        ),
      ),
      "broken-encoding",
    ],
    [
      "a bomb of gzip",
      () => {
        const bomb = gzipSync(Buffer.alloc(4 * 1024 * 1024));
        return serve((_request, response) =>
          send(response, 200, "text/html", bomb, { "content-encoding": "gzip" }),
        );
      },
      "body-too-large",
    ],
    [
      "a body without end",
      () =>
        serve((_request, response) => {
          response.writeHead(200, { "content-type": "text/html" });
          const more = () => {
            while (!response.destroyed && response.write("x".repeat(65_536)));
          };
          response.on("drain", more);
          more();
        }),
      "body-too-large",
    ],
  ] satisfies [string, Animal["serve"], string, object?][]
).map(([name, serving, code, inputs]) => ({
  name,
  serve: serving,
  verdict: "fail",
  codes: [code],
  inputs: { ...inputs },
}));
