/** Lines of one chunk; a chunk is eight words "measured" and eight words "covered". */
const chunkLines = 256;
const wordsPerBitmap = chunkLines / 32;

/**
 * The measured lines of one file, each covered or not.
 *
 * A sparse bitmap: what it costs depends on how many lines are measured and never on how great a
 * line number is, and a union of two sets is a bitwise "or", so that reports merge in any order,
 * any number of times, with the same result.
 */
export class LineSet {
  readonly #chunks = new Map<number, Uint32Array>();
  #last: Uint32Array | undefined;
  #lastIndex = -1;

  /** Adds a measured line; a line once covered stays covered. `line` counts from 1. */
  add(line: number, covered: boolean): void {
    const words = this.#chunk(Math.floor(line / chunkLines));
    const bit = line % chunkLines;
    const word = bit >>> 5;
    const mask = 1 << (bit & 31);
    words[word] = (words[word] ?? 0) | mask;
    if (covered) words[wordsPerBitmap + word] = (words[wordsPerBitmap + word] ?? 0) | mask;
  }

  /** Adds every line of the other set. */
  merge(other: LineSet): void {
    for (const [index, theirs] of other.#chunks) {
      const ours = this.#chunk(index);
      for (let word = 0; word < theirs.length; word++) {
        ours[word] = (ours[word] ?? 0) | (theirs[word] ?? 0);
      }
    }
  }

  /** Whether the line is covered; `undefined` when no report measured it. */
  state(line: number): boolean | undefined {
    const words = this.#chunks.get(Math.floor(line / chunkLines));
    const bit = line % chunkLines;
    const mask = 1 << (bit & 31);
    if (words === undefined || ((words[bit >>> 5] ?? 0) & mask) === 0) return undefined;
    return ((words[wordsPerBitmap + (bit >>> 5)] ?? 0) & mask) !== 0;
  }

  /** How many lines are measured and how many of them are covered. */
  count(): { readonly covered: number; readonly total: number } {
    let covered = 0;
    let total = 0;
    for (const words of this.#chunks.values()) {
      for (let word = 0; word < wordsPerBitmap; word++) {
        total += bitsSet(words[word] ?? 0);
        covered += bitsSet(words[wordsPerBitmap + word] ?? 0);
      }
    }
    return { covered, total };
  }

  /** The measured lines in ascending order. */
  *lines(): Generator<{ readonly line: number; readonly covered: boolean }> {
    for (const [index, words] of this.#inOrder()) {
      for (let bit = 0; bit < chunkLines; bit++) {
        const mask = 1 << (bit & 31);
        if (((words[bit >>> 5] ?? 0) & mask) === 0) continue;
        const covered = ((words[wordsPerBitmap + (bit >>> 5)] ?? 0) & mask) !== 0;
        yield { line: index * chunkLines + bit, covered };
      }
    }
  }

  /** The measured lines that are not covered, in ascending order. */
  uncovered(): number[] {
    const found: number[] = [];
    for (const [index, words] of this.#inOrder()) {
      for (let word = 0; word < wordsPerBitmap; word++) {
        let open = (words[word] ?? 0) & ~(words[wordsPerBitmap + word] ?? 0);
        while (open !== 0) {
          const bit = 31 - Math.clz32(open & -open);
          found.push(index * chunkLines + word * 32 + bit);
          open &= open - 1;
        }
      }
    }
    return found;
  }

  #inOrder(): [number, Uint32Array][] {
    return [...this.#chunks].sort(([a], [b]) => a - b);
  }

  #chunk(index: number): Uint32Array {
    // Lines come in order, so the chunk is most often the one of the line before.
    if (this.#last !== undefined && this.#lastIndex === index) return this.#last;
    let words = this.#chunks.get(index);
    if (words === undefined) {
      words = new Uint32Array(2 * wordsPerBitmap);
      this.#chunks.set(index, words);
    }
    this.#last = words;
    this.#lastIndex = index;
    return words;
  }
}

/** Ascending line numbers as the ranges a person reads: `3-5, 9`. */
export function lineRanges(lines: Iterable<number>): string {
  const ranges: [number, number][] = [];
  for (const line of lines) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === line - 1) last[1] = line;
    else ranges.push([line, line]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(", ");
}

function bitsSet(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
