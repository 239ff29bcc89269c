/** What the testkit knows of a database. Times are virtual milliseconds since 1970. */
export interface Database {
  readonly name: string;
  readonly databaseId: string;
  readonly createdAt: number;
  readonly usedBytes: number;
  readonly earliestRestore: number;
  readonly tags: Readonly<Record<string, string>> | undefined;
  status: "Creating" | "Copying" | "Restoring" | "Online";
}

/** One database, and an item of a list, as ARM writes it (recorded: sql-db, sql-restore). */
export function databaseJson(
  id: string,
  subscriptionId: string,
  location: string,
  database: Database,
) {
  const sku = { name: "GP_Gen5", tier: "GeneralPurpose", family: "Gen5", capacity: 2 };
  return {
    sku,
    kind: "v12.0,user,vcore",
    properties: {
      collation: "SQL_Latin1_General_CP1_CI_AS",
      maxSizeBytes: 34_359_738_368,
      status: database.status,
      databaseId: database.databaseId,
      creationDate: new Date(database.createdAt).toISOString(),
      currentServiceObjectiveName: "GP_Gen5_2",
      requestedServiceObjectiveName: "GP_Gen5_2",
      defaultSecondaryLocation: location === "eastus2" ? "centralus" : "northeurope",
      catalogCollation: "SQL_Latin1_General_CP1_CI_AS",
      zoneRedundant: false,
      licenseType: "LicenseIncluded",
      maxLogSizeBytes: 193_273_528_320,
      earliestRestoreDate: new Date(database.earliestRestore).toISOString(),
      readScale: "Disabled",
      currentSku: sku,
      currentBackupStorageRedundancy: "Local",
      requestedBackupStorageRedundancy: "Local",
      maintenanceConfigurationId: `/subscriptions/${subscriptionId}/providers/Microsoft.Maintenance/publicMaintenanceConfigurations/SQL_Default`,
      isLedgerOn: false,
      isInfraEncryptionEnabled: false,
      availabilityZone: "NoPreference",
    },
    location,
    ...(database.tags === undefined ? {} : { tags: database.tags }),
    id,
    name: database.name,
    type: "Microsoft.Sql/servers/databases",
  };
}
