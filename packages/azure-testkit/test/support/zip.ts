import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

/** A zip file with these entries, written by a library that is not the one under test. */
export async function zipOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return await buffer(zip.outputStream);
}
