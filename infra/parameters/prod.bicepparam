using '../main.bicep'

// Production. What it costs beyond the budget of the strategy: docs/decisions/0100-cost.md.
param product = 'qarvgut'
param environmentName = 'prod'
param location = 'westeurope'
param plan = { sku: 'P1V3', minimumInstances: 2, maximumInstances: 10, slot: 'green' }
param databaseName = 'QARvGut'
param database = {
  sku: 'S1'
  pointInTimeRestoreDays: 7
  monthlyRetention: 'P12M'
  backupRedundancy: 'Geo'
}
param sqlAdministrator = {
  name: readEnvironmentVariable('SQL_ADMINISTRATOR_NAME', 'QARvGut database administrators')
  objectId: readEnvironmentVariable('SQL_ADMINISTRATOR_ID', '00000000-0000-0000-0000-000000000000')
  kind: 'Group'
}
param storageSku = 'Standard_RAGRS'
param repository = {
  owner: readEnvironmentVariable('REPOSITORY_OWNER', 'megadur')
  name: readEnvironmentVariable('REPOSITORY_NAME', 'QARvGut')
}
param alertEmails = split(readEnvironmentVariable('ALERT_EMAILS', 'operations@example.com'), ',')
param budget = {
  amount: 600
  warningPercent: 80
  criticalPercent: 95
  startDate: readEnvironmentVariable('BUDGET_START', '2026-12-01')
}
param frontEnd = 'applicationGateway'
param privateEndpoints = true
param logRetentionDays = 90
param logDailyCapGigabytes = 2
// Written by the infrastructure workflow: what autoscale and the deployments decided stays.
param running = json(readEnvironmentVariable('RUNNING', '{}'))
