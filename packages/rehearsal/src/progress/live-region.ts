/** Lines at the foot of a terminal that are drawn again and again, others passing above them. */

import { columns } from "./width.ts";

const csi = "\u001b[";
const hideCursor = `${csi}?25l`;
const showCursor = `${csi}?25h`;
/** A terminal that knows synchronised output shows the frame at once; others ignore it. */
const begin = `${csi}?2026h`;
const end = `${csi}?2026l`;
const eraseRest = `${csi}J`;

export interface Terminal {
  write(text: string): unknown;
  readonly columns?: number;
  readonly rows?: number;
}

export class LiveRegion {
  readonly #terminal: Terminal;
  #drawn: readonly string[] = [];
  #hidden = false;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  get width(): number {
    return Math.max(10, this.#terminal.columns ?? 80);
  }

  get height(): number {
    return Math.max(2, this.#terminal.rows ?? 24);
  }

  /** One write for everything, each line overwritten in place: nothing flickers. */
  draw(live: readonly string[], above: readonly string[] = []): void {
    if (live.length === 0 && above.length === 0 && this.#drawn.length === 0) return;
    const lines = [...above, ...live].map((line) => `${line}${csi}K\n`).join("");
    const hide = this.#hidden || live.length === 0 ? "" : hideCursor;
    this.#terminal.write(`${begin}${hide}${this.#upAndLeft()}${lines}${eraseRest}${end}`);
    this.#hidden ||= live.length > 0;
    this.#drawn = live;
  }

  /** Takes the live lines away and gives the cursor back. */
  clear(): void {
    if (this.#drawn.length === 0 && !this.#hidden) return;
    this.#terminal.write(`${this.#upAndLeft()}${eraseRest}${this.#hidden ? showCursor : ""}`);
    this.#drawn = [];
    this.#hidden = false;
  }

  /** A terminal made narrower has wrapped what was drawn, so rows are counted at its width now. */
  #upAndLeft(): string {
    const rows = this.#drawn.reduce(
      (sum, line) => sum + Math.max(1, Math.ceil(columns(line) / this.width)),
      0,
    );
    return rows === 0 ? "\r" : `\r${csi}${rows}A`;
  }
}
