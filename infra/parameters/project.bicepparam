using '../project.bicep'

param product = 'qarvgut'
param location = 'westeurope'
param repository = {
  owner: readEnvironmentVariable('REPOSITORY_OWNER', 'megadur')
  name: readEnvironmentVariable('REPOSITORY_NAME', 'QARvGut')
}
param environmentNames = ['dev', 'staging', 'prod']
param alertEmails = split(readEnvironmentVariable('ALERT_EMAILS', 'operations@example.com'), ',')
param budget = {
  amount: 900
  warningPercent: 85
  startDate: readEnvironmentVariable('BUDGET_START', '2026-12-01')
}
param workspace = { resourceGroup: 'rg-qarvgut-prod', name: 'log-qarvgut-prod' }
