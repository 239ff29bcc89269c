export type { Journey, JourneyRequest } from "./journey.ts";
export { type Random, seededRandom } from "./random.ts";
export type * from "./sample.ts";
export { summariseUsers } from "./summary.ts";
export type { Environment } from "./transport.ts";
export { startUsers, type Users, type UsersEnd, type UsersOptions } from "./users.ts";
