import { connect, createServer, type Server, type Socket } from "node:net";

/**
 * A loopback proxy before a PostgreSQL server that can let the connection die at one request of the
 * frontend: before it reaches the server, or after the server has done it and before the answer.
 * A request is a `Query` or the `Sync` after an extended query (PostgreSQL manual, chapter 55).
 */
export class PostgresProxy implements AsyncDisposable {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #count = 0;
  #at = 0;
  #when: "before" | "after" = "before";
  /** Silences the client's line instead: the server works on, and the client hears nothing. */
  deaf: RegExp | undefined;

  private constructor(target: number) {
    this.#server = createServer((client) => this.#serve(client, target));
  }

  static async start(target: number): Promise<PostgresProxy> {
    const proxy = new PostgresProxy(target);
    await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get port(): number {
    const address = this.#server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  }

  loseAt(count: number, when: "before" | "after"): void {
    this.#count = 0;
    this.#at = count;
    this.#when = when;
  }

  get count(): number {
    return this.#count;
  }

  #serve(client: Socket, target: number): void {
    const server = connect(target, "127.0.0.1");
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => this.#sockets.delete(socket));
    }
    let muted = false;
    // A dead line: neither end hears of the other's end.
    client.on("close", () => {
      if (!muted) server.destroy();
    });
    server.on("close", () => client.destroy());
    server.on("data", (chunk) => {
      if (!muted) client.write(chunk);
      else if (this.deaf === undefined && readyForQuery(chunk)) {
        client.destroy();
        server.destroy();
      }
    });
    const reader = new FrontendReader();
    client.on("data", (chunk) => {
      for (const { kind, text } of reader.read(chunk)) {
        if (this.deaf?.test(text)) muted = true;
        if (kind !== "Q" && kind !== "S") continue;
        this.#count++;
        if (this.#count !== this.#at) continue;
        if (this.#when === "before") {
          client.destroy();
          server.destroy();
          return;
        }
        muted = true;
      }
      server.write(chunk);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}

function readyForQuery(chunk: Buffer): boolean {
  return chunk.length >= 6 && chunk.subarray(-6, -1).equals(Buffer.from([0x5a, 0, 0, 0, 5]));
}

/** Finds the messages of the frontend; the first one, the start-up, has no kind. */
class FrontendReader {
  #rest = Buffer.alloc(0);
  #started = false;

  *read(chunk: Buffer): Generator<{ readonly kind: string; readonly text: string }> {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    for (;;) {
      const head = this.#started ? 1 : 0;
      if (this.#rest.length < head + 4) return;
      const length = head + this.#rest.readUInt32BE(head);
      if (this.#rest.length < length) return;
      const message = this.#rest.subarray(0, length);
      this.#rest = this.#rest.subarray(length);
      if (this.#started) {
        yield { kind: String.fromCharCode(message[0] ?? 0), text: message.toString("utf8", 5) };
      }
      this.#started = true;
    }
  }
}
