export type * from "./story.ts";
