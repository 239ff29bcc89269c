import { ofType } from "../../src/snapshot.ts";
import { db, environmentNames, inEach, one, type Row, vault } from "./reading.ts";

/** What comes back, and for how long. */
export const backupRows: readonly Row[] = [
  {
    source: "Backup strategy",
    row: "Point-in-time restore: 7 days",
    read: inEach(
      (of) =>
        one(of, "Microsoft.Sql/servers/databases/backupShortTermRetentionPolicies").properties
          .retentionDays,
    ),
    expected: [7, 7, 7],
  },
  {
    source: "Backup strategy",
    row: "Long-term retention: monthly, 12 months, in prod",
    read: inEach((of) =>
      ofType(of, "Microsoft.Sql/servers/databases/backupLongTermRetentionPolicies").map(
        ({ properties }) => properties.monthlyRetention,
      ),
    ),
    expected: [[], [], ["P12M"]],
  },
  {
    source: "Backup strategy",
    row: "Geo-redundant backups in prod",
    read: inEach((of) => one(of, db).properties.requestedBackupStorageRedundancy),
    expected: ["Local", "Local", "Geo"],
  },
  {
    source: "Backup strategy",
    row: "Key Vault: soft delete, and nothing purges before its time",
    read: inEach((of) => {
      const { properties } = one(of, vault);
      return [
        properties.enableSoftDelete,
        properties.softDeleteRetentionInDays,
        properties.enablePurgeProtection,
        properties.enableRbacAuthorization,
      ];
    }),
    expected: environmentNames.map(() => [true, 90, true, true]),
  },
  {
    source: "Backup strategy",
    row: "Deleted files come back for 30 days",
    read: inEach((of) => {
      const { properties } = one(of, "Microsoft.Storage/storageAccounts/blobServices");
      return [
        properties.deleteRetentionPolicy.days,
        properties.containerDeleteRetentionPolicy.days,
        properties.isVersioningEnabled,
      ];
    }),
    expected: environmentNames.map(() => [30, 30, true]),
  },
];
