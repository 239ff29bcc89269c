/** Colours, or none. */

export interface Paint {
  good(text: string): string;
  bad(text: string): string;
  caution(text: string): string;
  dim(text: string): string;
  strong(text: string): string;
}

const plain = (text: string) => text;
const coded = (on: number, off: number) => (text: string) => `\u001b[${on}m${text}\u001b[${off}m`;

export const noPaint: Paint = {
  good: plain,
  bad: plain,
  caution: plain,
  dim: plain,
  strong: plain,
};

export const ansiPaint: Paint = {
  good: coded(32, 39),
  bad: coded(31, 39),
  caution: coded(33, 39),
  dim: coded(2, 22),
  strong: coded(1, 22),
};
