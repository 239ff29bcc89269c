/** The story with the actions' reports read, as all sections take it. */

import { type CoverageRead, readCoverage } from "./adapters/coverage.ts";
import { type HealthRead, readHealth } from "./adapters/health.ts";
import { type MigrationRead, readMigration } from "./adapters/migration.ts";
import { readTraffic, type Traffic } from "./adapters/traffic.ts";
import type { Story } from "./story.ts";

export interface View {
  readonly story: Story;
  readonly coverage?: CoverageRead;
  readonly migration?: MigrationRead;
  readonly traffic?: Traffic;
  readonly health: readonly { readonly of: string; readonly read: HealthRead }[];
}

export function viewOf(story: Story): View {
  const coverage = readCoverage(story.gates?.coverage);
  const traffic = readTraffic(story);
  return {
    story,
    health: (story.validation?.health ?? []).map(({ of, report }) => ({
      of,
      read: readHealth(report),
    })),
    ...(coverage === undefined ? {} : { coverage }),
    ...(story.migration === undefined ? {} : { migration: readMigration(story.migration) }),
    ...(traffic === undefined ? {} : { traffic }),
  };
}
