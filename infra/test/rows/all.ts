import { deployments, variants } from "../../src/files.ts";
import { snapshot } from "../../src/snapshot.ts";
import { alertRows } from "./alerts.ts";
import { backupRows } from "./backup.ts";
import { computeRows } from "./compute.ts";
import { costRows } from "./cost.ts";
import { platformRows } from "./platform.ts";
import type { Landscape, Row } from "./reading.ts";
import { securityRows } from "./security.ts";
import { variantRows } from "./variants.ts";

/** One for each row of a table of the strategy, for each limit of the platform, for each variant. */
export const rows: readonly Row[] = [
  ...computeRows,
  ...alertRows,
  ...securityRows,
  ...backupRows,
  ...costRows,
  ...platformRows,
  ...variantRows,
];

export const committed = Object.fromEntries(
  [...deployments, ...variants].map((name) => [name, snapshot(name)]),
) as Landscape;
