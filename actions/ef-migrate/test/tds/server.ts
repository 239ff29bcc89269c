import { createServer, type Server, type Socket } from "node:net";
import { emptyState, SessionModel, SqlFault, type State } from "./model.ts";
import {
  attentionAcknowledged,
  done,
  errorAnswer,
  loginAnswer,
  type Message,
  MessageReader,
  packets,
  packetType,
  preloginAnswer,
  readBatch,
  readLogin,
  rowsAnswer,
  type ServerFault,
  transactionChange,
} from "./wire.ts";

/**
 * What goes wrong with the next batch that fits:
 * `error`: the server refuses it; `lost-before` and `lost-after`: the connection dies before or
 * after its effect; `silent`: it is never answered, and nothing happens; `late`: it is not answered,
 * not even an attention, and takes effect when the client has been gone for `milliseconds`.
 */
export type Fault =
  | ({ readonly kind: "error" } & ServerFault)
  | { readonly kind: "lost-before" | "lost-after" | "silent" }
  | { readonly kind: "late"; readonly milliseconds: number };

/** A loopback server that speaks enough TDS 7.4 for `tedious`, over a model of a database. */
export class TdsServer implements AsyncDisposable {
  readonly databases = new Map<string, State>();
  readonly batches: string[] = [];
  readonly applications: string[] = [];
  readonly #locks = new Map<string, SessionModel>();
  readonly #faults: { readonly pattern: RegExp; readonly fault: Fault; skip: number }[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  /** Called before each batch; answers whether the connection dies there. */
  onBatch: ((sql: string, count: number) => Fault | undefined) | undefined;

  private constructor() {
    this.#server = createServer((socket) => this.#serve(socket));
  }

  static async start(...databases: string[]): Promise<TdsServer> {
    const server = new TdsServer();
    for (const database of ["master", ...databases]) server.databases.set(database, emptyState());
    await new Promise<void>((resolve) => server.#server.listen(0, "127.0.0.1", resolve));
    return server;
  }

  connectionString(database: string): string {
    const address = this.#server.address();
    const port = typeof address === "object" ? address?.port : 0;
    return `Server=tcp:127.0.0.1,${port};Database=${database};User ID=migrator;Password=s3cret;Encrypt=False`;
  }

  state(database: string): State {
    return this.databases.get(database) ?? emptyState();
  }

  /** The fault hits the batch that fits after `skip` others that fit. */
  inject(pattern: RegExp, fault: Fault, skip = 0): void {
    this.#faults.push({ pattern, fault, skip });
  }

  /** Another session holds an application lock until the answer is called. */
  hold(resource: string): () => void {
    const holder = new SessionModel(this.databases, this.#locks, "master");
    this.#locks.set(resource, holder);
    return () => holder.end();
  }

  #fault(sql: string): Fault | undefined {
    const found = this.#faults.find(({ pattern }) => pattern.test(sql));
    if (found === undefined) return undefined;
    if (found.skip-- > 0) return undefined;
    this.#faults.splice(this.#faults.indexOf(found), 1);
    return found.fault;
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    const reader = new MessageReader();
    const session = { model: undefined as SessionModel | undefined, late: 0, silent: false };
    socket.on("error", () => {});
    socket.on("close", () => {
      this.#sockets.delete(socket);
      const { model, late } = session;
      if (model === undefined) return;
      if (late === 0) model.end();
      else {
        setTimeout(() => {
          model.commit();
          model.end();
        }, late);
      }
    });
    let queue: Promise<void> = Promise.resolve();
    socket.on("data", (chunk) => {
      for (const message of reader.read(chunk)) {
        if (message.type === packetType.attention) {
          if (session.late === 0) socket.write(packets(attentionAcknowledged));
          continue;
        }
        queue = queue.then(() => this.#answer(socket, session, message));
      }
    });
  }

  async #answer(
    socket: Socket,
    session: { model: SessionModel | undefined; late: number; silent: boolean },
    { type, payload }: Message,
  ): Promise<void> {
    if (type === packetType.prelogin) {
      socket.write(packets(preloginAnswer()));
    } else if (type === packetType.login) {
      const login = readLogin(payload);
      this.applications.push(login.application);
      if (!this.databases.has(login.database)) {
        socket.end(packets(errorAnswer({ number: 4060, message: "Cannot open database." })));
        return;
      }
      session.model = new SessionModel(this.databases, this.#locks, login.database);
      socket.write(packets(loginAnswer()));
    } else if (type === packetType.batch && session.model !== undefined) {
      await this.#batch(socket, session, session.model, readBatch(payload));
    } else {
      socket.destroy(new Error(`no answer to message ${type}`));
    }
  }

  async #batch(
    socket: Socket,
    session: { late: number },
    model: SessionModel,
    sql: string,
  ): Promise<void> {
    this.batches.push(sql);
    const fault = this.onBatch?.(sql, this.batches.length) ?? this.#fault(sql);
    if (fault?.kind === "lost-before") {
      socket.destroy();
      return;
    }
    if (fault?.kind === "silent") return;
    if (fault?.kind === "late") {
      session.late = fault.milliseconds;
      return;
    }
    const before = model.inTransaction;
    let answer: Buffer;
    try {
      if (fault?.kind === "error") {
        // XACT_ABORT: an error ends the transaction.
        model.rollback();
        throw new SqlFault(fault);
      }
      const result = await model.run(sql);
      answer = result === undefined ? done() : rowsAnswer(result.rows, result.names);
    } catch (error) {
      if (!(error instanceof SqlFault)) throw error;
      answer = errorAnswer(error.fault);
    }
    if (fault?.kind === "lost-after") {
      socket.destroy();
      return;
    }
    const after = model.inTransaction;
    const descriptor = Buffer.from([1, 0, 0, 0, 0, 0, 0, 0]);
    const change =
      before === after
        ? Buffer.alloc(0)
        : transactionChange(after ? 8 : /COMMIT/i.test(sql) ? 9 : 10, descriptor);
    if (!socket.destroyed) socket.write(packets(Buffer.concat([change, answer])));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}
