import { closeSync, openSync, writeSync } from "node:fs";

/** What a generated report holds, to be compared with what is counted in it. */
export interface Generated {
  readonly bytes: number;
  readonly files: number;
  readonly lines: readonly [number, number];
  readonly branches: readonly [number, number];
}

/**
 * Writes a Cobertura report as coverlet does, methods and class lines alike, of at least so many
 * bytes, and an lcov report of the same run. 250 lines a file, branches on four in ten of them.
 */
export function generateReports(cobertura: string, lcov: string, bytes: number): Generated {
  const xml = new Output(cobertura);
  const info = new Output(lcov);
  const random = randomFrom(1);
  const lines: [number, number] = [0, 0];
  const branches: [number, number] = [0, 0];
  let files = 0;
  xml.write(
    '\uFEFF<?xml version="1.0" encoding="utf-8"?>\n<coverage line-rate="0.8" branch-rate="0.7" version="1.9" timestamp="1700000000" lines-covered="1" lines-valid="1" branches-covered="1" branches-valid="1">\n  <sources>\n    <source>/build/agent/work/</source>\n  </sources>\n  <packages>\n',
  );
  while (xml.written < bytes) {
    const packageName = `Company.Product.Part${Math.floor(files / 40)}`;
    xml.write(
      `    <package name="${packageName}" line-rate="0.8" branch-rate="0.7" complexity="100">\n      <classes>\n`,
    );
    for (let inPackage = 0; inPackage < 40 && xml.written < bytes; inPackage++, files++) {
      const file = `src/${packageName}/Area${files % 7}/Type${files}.cs`;
      const written: string[] = [];
      info.write(`SF:/build/agent/work/${file}\n`);
      for (let at = 0; at < 250; at++) {
        const number = at + 10;
        const hits = random() < 0.8 ? Math.floor(random() * 40) + 1 : 0;
        lines[1]++;
        if (hits > 0) lines[0]++;
        info.write(`DA:${number},${hits}\n`);
        if (random() >= 0.2) {
          written.push(`<line number="${number}" hits="${hits}" branch="False" />\n`);
          continue;
        }
        const taken = hits === 0 ? 0 : random() < 0.7 ? 2 : 1;
        branches[0] += taken;
        branches[1] += 2;
        for (const path of [0, 1]) {
          info.write(`BRDA:${number},${at * 6},${path},${path < taken ? hits : 0}\n`);
        }
        written.push(
          `<line number="${number}" hits="${hits}" branch="True" condition-coverage="${taken * 50}% (${taken}/2)"><conditions><condition number="${at * 6}" type="jump" coverage="${taken * 50}%" /></conditions></line>\n`,
        );
      }
      info.write("end_of_record\n");
      xml.write(
        `        <class name="${packageName}.Type${files}" filename="${file}" line-rate="0.8" branch-rate="0.7" complexity="12">\n          <methods>\n`,
      );
      for (let at = 0; at < 250; at += 10) {
        xml.write(
          `            <method name="Method${at}" signature="(System.String,System.Int32)" line-rate="1" branch-rate="1" complexity="2">\n              <lines>\n`,
        );
        for (const line of written.slice(at, at + 10)) xml.write(`                ${line}`);
        xml.write("              </lines>\n            </method>\n");
      }
      xml.write("          </methods>\n          <lines>\n");
      for (const line of written) xml.write(`            ${line}`);
      xml.write("          </lines>\n        </class>\n");
    }
    xml.write("      </classes>\n    </package>\n");
  }
  xml.write("  </packages>\n</coverage>\n");
  xml.close();
  info.close();
  return { bytes: xml.written, files, lines, branches };
}

/** A file that is written in pieces of a megabyte. */
class Output {
  readonly #descriptor: number;
  #pieces: string[] = [];
  #length = 0;
  written = 0;

  constructor(file: string) {
    this.#descriptor = openSync(file, "w");
  }

  write(text: string): void {
    this.#pieces.push(text);
    this.#length += text.length;
    this.written += text.length;
    if (this.#length > 1024 * 1024) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#descriptor);
  }

  #flush(): void {
    writeSync(this.#descriptor, this.#pieces.join(""));
    this.#pieces = [];
    this.#length = 0;
  }
}

/** Mulberry32: the same report on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
