using '../main.bicep'

// Staging: the smallest plan that has slots, so that what happens in production was seen here.
param product = 'qarvgut'
param environmentName = 'staging'
param location = 'westeurope'
param plan = { sku: 'S1', minimumInstances: 1, maximumInstances: 2, slot: 'green' }
param databaseName = 'QARvGut'
param database = {
  sku: 'S0'
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
  amount: 200
  warningPercent: 80
  startDate: readEnvironmentVariable('BUDGET_START', '2026-12-01')
}
// Written by the infrastructure workflow: what autoscale and the deployments decided stays.
param running = json(readEnvironmentVariable('RUNNING', '{}'))
