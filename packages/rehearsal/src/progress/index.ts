export { frame } from "./frame.ts";
export { type Progress, type ProgressOptions, startProgress } from "./progress.ts";
export { advance, initialState, type ProgressState } from "./state.ts";
