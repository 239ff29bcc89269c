import type { AzureServices } from "../azure/azure-services.ts";
import type { Surroundings } from "../execute/session.ts";

/** Everything outside of the process that an operation with a database works with. */
export interface World extends Surroundings {
  /** Environment of the processes that hold a SQLite or PGlite session; it has no secrets. */
  readonly environment: NodeJS.ProcessEnv;
  /** Hides a secret in the log. */
  readonly mask: (secret: string) => void;
  /** Azure, loaded when it is needed. */
  readonly azure: () => Promise<AzureServices>;
}
