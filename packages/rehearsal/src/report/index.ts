export { reportPage } from "./page.ts";
export type * from "./story.ts";
