export * from "./browser/index.ts";
export * from "./progress/index.ts";
export * from "./runner/index.ts";
export * from "./stand-ins/stand-in.ts";
export * from "./users/index.ts";
