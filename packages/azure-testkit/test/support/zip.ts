import { createRequire } from "node:module";
import { buffer } from "node:stream/consumers";

/** The part of yazl used here; the package has no types of its own. */
interface ZipWriter {
  addBuffer(content: Buffer, name: string): void;
  end(): void;
  readonly outputStream: NodeJS.ReadableStream;
}

const { ZipFile } = createRequire(import.meta.url)("yazl") as { ZipFile: new () => ZipWriter };

/** A zip file with these entries, written by a library that is not the one under test. */
export async function zipOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return await buffer(zip.outputStream);
}
