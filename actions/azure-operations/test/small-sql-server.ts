import { createServer, type Server, type Socket } from "node:net";
import {
  done,
  errorAnswer,
  loginAnswer,
  MessageReader,
  packets,
  packetType,
  preloginAnswer,
  readBatch,
  readLogin,
  rowsAnswer,
} from "../../ef-migrate/test/tds/wire.ts";

type Value = string | number | boolean | null;

/** What a database answers: its migrations history, and values by the text of a query. */
export interface SmallDatabase {
  readonly migrations?: readonly string[];
  readonly answers?: Readonly<Record<string, Value>>;
}

/** A loopback server that speaks enough TDS 7.4 for a history table and queries of one value. */
export class SmallSqlServer implements AsyncDisposable {
  /** By name; a scratch database `<name>-drill-…` is found as `<name>-drill`. */
  readonly databases = new Map<string, SmallDatabase>();
  /** Database and text of each batch. */
  readonly batches: [string, string][] = [];
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((socket) => this.#serve(socket));
  }

  static async start(): Promise<SmallSqlServer> {
    const server = new SmallSqlServer();
    await new Promise<void>((resolve) => server.#server.listen(0, "127.0.0.1", resolve));
    return server;
  }

  get connectionString(): string {
    const address = this.#server.address();
    const port = typeof address === "object" ? address?.port : 0;
    return `Server=tcp:127.0.0.1,${port};User ID=reader;Password=s3cret;Encrypt=False`;
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    const reader = new MessageReader();
    let name = "";
    let database: SmallDatabase | undefined;
    socket.on("error", () => {});
    socket.on("close", () => this.#sockets.delete(socket));
    socket.on("data", (chunk) => {
      for (const { type, payload } of reader.read(chunk)) {
        if (type === packetType.prelogin) socket.write(packets(preloginAnswer()));
        else if (type === packetType.login) {
          name = readLogin(payload).database;
          database = this.databases.get(name.replace(/-drill-.*$/, "-drill"));
          if (database === undefined) {
            socket.end(packets(errorAnswer({ number: 4060, message: `Cannot open ${name}.` })));
          } else socket.write(packets(loginAnswer()));
        } else if (type === packetType.batch) {
          const sql = readBatch(payload);
          this.batches.push([name, sql]);
          socket.write(packets(answer(database ?? {}, sql)));
        } else socket.write(packets(done()));
      }
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}

function answer({ migrations, answers = {} }: SmallDatabase, sql: string): Buffer {
  const rows = (values: readonly Value[]) =>
    rowsAnswer(
      values.map((value) => ({ value })),
      ["value"],
    );
  if (/^SELECT OBJECT_ID\(/.test(sql)) return rows([migrations === undefined ? null : 5]);
  if (/^SELECT \[MigrationId\] FROM/.test(sql)) return rows(migrations ?? []);
  if (!/^SELECT/.test(sql)) return done();
  const value = answers[sql];
  if (value !== undefined) return rows([value]);
  return errorAnswer({ number: 208, message: "Invalid object name." });
}
