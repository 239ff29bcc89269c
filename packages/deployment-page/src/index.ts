export { chart, horizontalGrid, type Plot, type Width, widths } from "./charts/frame.ts";
export { scale, ticks } from "./charts/scale.ts";
export { documentOf } from "./document.ts";
export { type Fragment, type Html, html } from "./html.ts";
export { reportPage } from "./page.ts";
export {
  type Fields,
  fields,
  items,
  number,
  type ReasonRead,
  reasons,
  text,
  time,
} from "./read.ts";
export { badge, facts, reasonList, type Section, table } from "./sections/parts.ts";
export type * from "./story.ts";
export { addCounts, readTestCounts } from "./test-counts.ts";
export type * from "./users.ts";
export { counted, duration, moment, percent } from "./words.ts";
