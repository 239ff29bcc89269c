using '../main.bicep'

// Development: cheap, deployed in place (B1 has no slots), open to the team.
param product = 'qarvgut'
param environmentName = 'dev'
param location = 'westeurope'
param plan = { sku: 'B1', minimumInstances: 1 }
param databaseName = 'QARvGut'
param database = {
  sku: 'Basic'
  pointInTimeRestoreDays: 7
  backupRedundancy: 'Local'
}
param sqlAdministrator = {
  name: readEnvironmentVariable('SQL_ADMINISTRATOR_NAME', 'QARvGut database administrators')
  objectId: readEnvironmentVariable('SQL_ADMINISTRATOR_ID', '00000000-0000-0000-0000-000000000000')
  kind: 'Group'
}
param storageSku = 'Standard_LRS'
param repository = {
  owner: readEnvironmentVariable('REPOSITORY_OWNER', 'megadur')
  name: readEnvironmentVariable('REPOSITORY_NAME', 'QARvGut')
}
param alertEmails = split(readEnvironmentVariable('ALERT_EMAILS', 'operations@example.com'), ',')
param budget = {
  amount: 100
  warningPercent: 80
  startDate: readEnvironmentVariable('BUDGET_START', '2026-12-01')
}
// Written by the infrastructure workflow: what autoscale and the deployments decided stays.
param running = json(readEnvironmentVariable('RUNNING', '{}'))
