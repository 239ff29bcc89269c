import type { ClientRequest, IncomingMessage } from "node:http";
import {
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createZstdDecompress,
} from "node:zlib";
import { brokenEncoding, ExchangeFailure } from "./failure.ts";

const decoders: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

/** The encodings that we can unpack, as offered in `accept-encoding`. */
export const acceptedEncodings = "gzip, deflate, br";

/**
 * Reads a body and unpacks it, at most `maximumBytes` **after** unpacking: 300 KB of gzip can hold
 * 300 MB of text.
 */
export async function readBody(
  response: IncomingMessage,
  maximumBytes: number,
  where: string,
): Promise<Buffer> {
  // An answer without a body (HEAD, 204, 304) still names the encoding that its body would have had.
  const packed = !isBodiless(response);
  const encodings = (packed ? (response.headers["content-encoding"] ?? "") : "")
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== "" && name !== "identity");
  if (encodings.length > 2) throw brokenEncoding(where);

  let stream: NodeJS.ReadableStream = response;
  const decoding: NodeJS.ReadWriteStream[] = [];
  for (const encoding of encodings.reverse()) {
    const make = Object.hasOwn(decoders, encoding) ? decoders[encoding] : undefined;
    if (make === undefined) throw brokenEncoding(where);
    const decoder = make();
    const source = stream;
    source.on("error", (error) => (decoder as NodeJS.ReadWriteStream & Destroyable).destroy(error));
    decoding.push(decoder);
    stream = source.pipe(decoder);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      size += (chunk as Buffer).length;
      if (size > maximumBytes) {
        throw new ExchangeFailure(
          "body-too-large",
          `${where}: the body is larger than ${maximumBytes} bytes when unpacked.`,
          "Probe something small, for example a health endpoint.",
          false,
        );
      }
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code ?? "");
    if (decoding.length > 0 && (code.startsWith("Z_") || code.startsWith("ERR_"))) {
      throw brokenEncoding(where);
    }
    throw error;
  } finally {
    for (const decoder of decoding as unknown as Destroyable[]) decoder.destroy();
    response.destroy();
  }
  return Buffer.concat(chunks);
}

/** RFC 9110, 6.4.1: whether the answer has no body by its kind. */
function isBodiless(response: IncomingMessage): boolean {
  const { method } = (response as IncomingMessage & { readonly req: ClientRequest }).req;
  return method === "HEAD" || response.statusCode === 204 || response.statusCode === 304;
}

interface Destroyable {
  destroy(error?: Error): void;
}
