// The package has no types of its own; these are the parts used here (yauzl 3.4 README).
declare module "yauzl" {
  export interface Entry {
    readonly fileName: string;
    readonly uncompressedSize: number;
    readonly externalFileAttributes: number;
  }
  export interface ZipFile {
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<import("node:stream").Readable>;
    close(): void;
  }
  export function openPromise(path: string, options?: { autoClose?: boolean }): Promise<ZipFile>;
}
