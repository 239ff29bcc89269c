/** The few parts of the Tabular Data Stream 7.4 that a migration needs ([MS-TDS] 2.2). */

export const packetType = {
  batch: 0x01,
  attention: 0x06,
  login: 0x10,
  prelogin: 0x12,
} as const;

const response = 0x04;
const headerBytes = 8;
const packetBytes = 4_096;

export interface Message {
  readonly type: number;
  readonly payload: Buffer;
}

/** Joins packets to messages; keeps what is not whole yet. */
export class MessageReader {
  #rest = Buffer.alloc(0);
  #parts: Buffer[] = [];

  *read(chunk: Buffer): Generator<Message> {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    while (this.#rest.length >= headerBytes) {
      const length = this.#rest.readUInt16BE(2);
      if (this.#rest.length < length) return;
      const type = this.#rest.readUInt8(0);
      const last = (this.#rest.readUInt8(1) & 1) === 1;
      this.#parts.push(this.#rest.subarray(headerBytes, length));
      this.#rest = this.#rest.subarray(length);
      if (!last) continue;
      const payload = Buffer.concat(this.#parts);
      this.#parts = [];
      yield { type, payload };
    }
  }
}

/** Cuts an answer into packets. */
export function packets(payload: Buffer): Buffer {
  const parts: Buffer[] = [];
  const room = packetBytes - headerBytes;
  for (let at = 0; at === 0 || at < payload.length; at += room) {
    const body = payload.subarray(at, at + room);
    const header = Buffer.alloc(headerBytes);
    header.writeUInt8(response, 0);
    header.writeUInt8(at + room >= payload.length ? 1 : 0, 1);
    header.writeUInt16BE(body.length + headerBytes, 2);
    header.writeUInt8((parts.length / 2 + 1) % 256, 6);
    parts.push(header, body);
  }
  return Buffer.concat(parts);
}

/** VERSION and ENCRYPTION "not supported": the login follows in clear. */
export function preloginAnswer(): Buffer {
  const options = Buffer.from([0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xff]);
  return Buffer.concat([options, Buffer.from([16, 0, 0, 0, 0, 0, 2])]);
}

export interface Login {
  readonly user: string;
  readonly application: string;
  readonly database: string;
}

export function readLogin(payload: Buffer): Login {
  const text = (at: number) => {
    const offset = payload.readUInt16LE(at);
    return payload.toString("utf16le", offset, offset + 2 * payload.readUInt16LE(at + 2));
  };
  return { user: text(40), application: text(48), database: text(68) };
}

/** The text of a batch, after ALL_HEADERS. */
export function readBatch(payload: Buffer): string {
  return payload.toString("utf16le", payload.readUInt32LE(0));
}

function shortText(text: string): Buffer {
  return Buffer.concat([Buffer.from([text.length]), Buffer.from(text, "utf16le")]);
}

function token(kind: number, body: Buffer): Buffer {
  const head = Buffer.alloc(3);
  head.writeUInt8(kind, 0);
  head.writeUInt16LE(body.length, 1);
  return Buffer.concat([head, body]);
}

export function loginAnswer(): Buffer {
  const acknowledged = Buffer.concat([
    Buffer.from([1, 0x74, 0, 0, 4]),
    shortText("Test"),
    Buffer.from([16, 0, 0, 0]),
  ]);
  return Buffer.concat([token(0xad, acknowledged), done()]);
}

export function done(status = 0): Buffer {
  const body = Buffer.alloc(13);
  body.writeUInt8(0xfd, 0);
  body.writeUInt16LE(status, 1);
  return body;
}

export const attentionAcknowledged = done(0x20);

export interface ServerFault {
  readonly number: number;
  readonly message: string;
  readonly line?: number;
  /** Severity; from 20 on the server ends the session. */
  readonly severity?: number;
}

export function errorAnswer({ number, message, line = 1, severity = 16 }: ServerFault): Buffer {
  const start = Buffer.alloc(6);
  start.writeInt32LE(number, 0);
  start.writeUInt8(1, 4);
  start.writeUInt8(severity, 5);
  const length = Buffer.alloc(2);
  length.writeUInt16LE(message.length, 0);
  const end = Buffer.alloc(4);
  end.writeUInt32LE(line, 0);
  const body = [
    start,
    length,
    Buffer.from(message, "utf16le"),
    shortText("test"),
    shortText(""),
    end,
  ];
  return Buffer.concat([token(0xaa, Buffer.concat(body)), done(2)]);
}

/** Tells the client that a transaction began (8), was committed (9) or rolled back (10). */
export function transactionChange(kind: 8 | 9 | 10, descriptor: Buffer): Buffer {
  const body =
    kind === 8
      ? Buffer.concat([Buffer.from([kind, 8]), descriptor, Buffer.from([0])])
      : Buffer.concat([Buffer.from([kind, 0, 8]), descriptor]);
  return token(0xe3, body);
}

export type Cell = string | number | boolean | null;

/** One result set; a number is an int, a truth a bit, everything else nvarchar. */
export function rowsAnswer(
  rows: readonly Readonly<Record<string, Cell>>[],
  names: readonly string[],
): Buffer {
  const kind = (name: string) => typeof rows.find((row) => row[name] !== null)?.[name];
  const count = Buffer.alloc(3);
  count.writeUInt8(0x81, 0);
  count.writeUInt16LE(names.length, 1);
  const columns = names.map((name) => {
    const type = { number: [0x26, 4], boolean: [0x68, 1] }[kind(name) as "number" | "boolean"] ?? [
      0xe7, 0x40, 0x1f, 9, 4, 0xd0, 0, 0x34,
    ];
    return Buffer.concat([Buffer.from([0, 0, 0, 0, 1, 0]), Buffer.from(type), shortText(name)]);
  });
  const values = rows.map((row) =>
    Buffer.concat([
      Buffer.from([0xd1]),
      ...names.map((name) => cell(row[name] ?? null, kind(name))),
    ]),
  );
  return Buffer.concat([count, ...columns, ...values, done(0x10)]);
}

function cell(value: Cell, kind: string | undefined): Buffer {
  if (value === null)
    return kind === "number" || kind === "boolean" ? Buffer.from([0]) : Buffer.from([0xff, 0xff]);
  if (typeof value === "boolean") return Buffer.from([1, value ? 1 : 0]);
  if (typeof value === "number") {
    const bytes = Buffer.alloc(5);
    bytes.writeUInt8(4, 0);
    bytes.writeInt32LE(value, 1);
    return bytes;
  }
  const text = Buffer.from(value, "utf16le");
  const length = Buffer.alloc(2);
  length.writeUInt16LE(text.length, 0);
  return Buffer.concat([length, text]);
}
