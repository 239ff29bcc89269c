metadata name = 'Types'
metadata description = 'The words that the environments are described in.'

@export()
@description('An environment of the deployment strategy.')
type EnvironmentName = 'dev' | 'staging' | 'prod'

@export()
@sealed()
@description('Compute of the App Service. Slots and autoscale need Standard or better.')
type PlanSettings = {
  @description('Required. Size of the plan. B1 has neither slots nor autoscale.')
  sku: 'B1' | 'S1' | 'P0V3' | 'P1V3' | 'P2V3'

  @description('Required. Fewest instances; the number of instances where nothing scales.')
  @minValue(1)
  minimumInstances: int

  @description('Conditional. Most instances that autoscale may start. Required where the plan scales: on every size but B1.')
  @minValue(1)
  @maxValue(30)
  maximumInstances: int?

  @description('Optional. Name of the slot that new releases are deployed to. Without one, releases are deployed in place.')
  slot: string?
}

@export()
@sealed()
@description('Size and backups of the database.')
type DatabaseSettings = {
  @description('Required. Service objective; its DTU are Basic 5, S0 10, S1 20, S2 50, S3 100.')
  sku: 'Basic' | 'S0' | 'S1' | 'S2' | 'S3'

  @description('Required. Days that any second can be restored from. Basic allows 7 at most.')
  @minValue(1)
  @maxValue(35)
  pointInTimeRestoreDays: int

  @description('Optional. How long a monthly backup is kept, as an ISO 8601 duration.')
  monthlyRetention: string?

  @description('Required. Where backups are kept: Local in the region, Geo also in the paired one.')
  backupRedundancy: 'Local' | 'Zone' | 'Geo'
}

@export()
@sealed()
@description('Microsoft Entra principal that administers the SQL server. There is no SQL login.')
type SqlAdministrator = {
  @description('Required. Name as shown in Entra, for example of a group.')
  name: string

  @description('Required. Object id.')
  @minLength(36)
  @maxLength(36)
  objectId: string

  @description('Required. Kind of principal.')
  kind: 'Group' | 'User' | 'Application'
}

@export()
@description('What stands between the internet and the app.')
type FrontEnd = 'none' | 'applicationGateway' | 'frontDoor'

@export()
@sealed()
@description('GitHub repository whose workflows deploy into the environment.')
type Repository = {
  @description('Required. Owner, as in the address.')
  owner: string

  @description('Required. Name of the repository.')
  name: string
}

@export()
@sealed()
@description('Monthly budget. A budget sends e-mails hours late; it caps nothing.')
type BudgetSettings = {
  @description('Required. US dollars a month.')
  @minValue(1)
  amount: int

  @description('Required. Percent of the amount at which a warning goes out.')
  @minValue(1)
  @maxValue(100)
  warningPercent: int

  @description('Optional. Percent of the amount at which a critical message goes out.')
  @minValue(1)
  @maxValue(100)
  criticalPercent: int?

  @description('Required. First day of the month the budget begins in, for example 2026-12-01. Azure takes no month that is over when a budget is made, and keeps the first one afterwards.')
  startDate: string
}

@export()
@sealed()
@description('Names of the events the product logs for its business metrics (table AppEvents).')
type BusinessEvents = {
  @description('Required. A registration failed.')
  registrationFailed: string

  @description('Required. A bulk import failed.')
  bulkImportFailed: string

  @description('Required. A sign-in failed.')
  authenticationFailed: string
}

@export()
@description('Tags of a resource.')
type Tags = { *: string }

@export()
@description('Settings of an app: names and values. No secrets; those are references to the vault.')
type AppSettings = { *: string }

@export()
@description('What others than this template decide while it is in use, by the name of the plan, the app or "app/slot": a deployment keeps it.')
type Running = {
  *: {
    @description('Optional. Instances of a plan, which autoscale sets.')
    instances: int?

    @description('Optional. Tags of an app; bluegreen-shift keeps its record in them.')
    tags: Tags?
  }
}

@export()
@description('A managed identity.')
type Identity = { id: string, principalId: string, clientId: string }
