import { type Deployment, deployments, type Variant, variants } from "../../src/files.ts";
import { type Resource, snapshot } from "../../src/snapshot.ts";
import { alertRows } from "./alerts.ts";
import { backupRows } from "./backup.ts";
import { computeRows } from "./compute.ts";
import { costRows } from "./cost.ts";
import { platformRows } from "./platform.ts";
import type { Row } from "./reading.ts";
import { securityRows } from "./security.ts";
import { variantRows } from "./variants.ts";
import { workbookRows } from "./workbook.ts";

/** One for each row of a table of the strategy, for each limit of the platform, for each variant. */
export const rows: readonly Row[] = [
  ...computeRows,
  ...alertRows,
  ...securityRows,
  ...backupRows,
  ...costRows,
  ...platformRows,
  ...variantRows,
  ...workbookRows,
];

export const committed = Object.fromEntries(
  [...deployments, ...variants].map((name) => [name, snapshot(name)]),
) as Record<Deployment | Variant, Resource[]>;
