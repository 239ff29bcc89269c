/** Columns that text takes on a terminal. */

import { stripVTControlCharacters } from "node:util";

const twoColumns =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;
const noColumn = /^[\p{Mn}\p{Me}\p{Cf}]/u;

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

export function columns(text: string): number {
  let total = 0;
  for (const { segment } of segmenter.segment(stripVTControlCharacters(text))) {
    total += columnsOf(segment);
  }
  return total;
}

/** Plain text (no escapes) cut to at most `width` columns, with `…` where something is missing. */
export function cut(text: string, width: number): string {
  if (columns(text) <= width) return text;
  let kept = "";
  let used = 0;
  for (const { segment } of segmenter.segment(text)) {
    const next = columnsOf(segment);
    if (used + next > width - 1) break;
    kept += segment;
    used += next;
  }
  return width > 0 ? `${kept}…` : "";
}

export function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - columns(text)));
}

function columnsOf(grapheme: string): number {
  if (noColumn.test(grapheme)) return 0;
  return twoColumns.test(grapheme) ? 2 : 1;
}
