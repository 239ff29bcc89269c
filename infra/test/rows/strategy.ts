/**
 * Where each row of each table and tree of the deployment strategy is proven: a row of this
 * directory ("<source>: <beginning of its text>"), a decision record ("0107") that says why not
 * or how, or a file. What is only the heading of other rows is "heading".
 */
export const strategyRows: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "Existing Technology Stack": {
    "Frontend | Angular | 19": "docs/compatibility.md",
    "Backend | ASP.NET Core | 9.0": "bluegreen-shift: App and slot run the same runtime",
    "Database | SQL Server LocalDB": "Environment specifications: SQL database: Basic",
    "Authentication | ASP.NET Identity + OpenIDConnect":
      "Azure Key Vault integration: SMTP and certificate passwords",
    "Build Tools | Angular CLI + .NET CLI": ".github/workflows/build-test.yml",
  },
  "Missing Infrastructure Components": {
    "CI/CD Pipeline": ".github/workflows/pipeline.yml",
    "Cloud Infrastructure": "infra/main.bicep",
    "Environment Configuration": ".github/actions/fill-settings/action.yml",
    "Database Migration Pipeline": "actions/ef-migrate/action.yml",
    "Monitoring & Alerting": "Azure Monitor alerts: The same alerts in each environment",
    "SSL/TLS Configuration": "SSL/TLS: TLS 1.2 at least",
  },
  "Infrastructure Components": {
    "rg-qarvgut-dev/": "Infrastructure components: dev: resource group",
    "app-qarvgut-dev (App Service)": "Infrastructure components: dev: resource group, app",
    "sql-qarvgut-dev (SQL Database)": "0120",
    "sa-qarvgut-dev (Storage Account)": "0120",
    "kv-qarvgut-dev (Key Vault)": "Infrastructure components: dev: resource group",
    "rg-qarvgut-staging/": "Infrastructure components: staging: resource group",
    "app-qarvgut-staging (App Service)": "Infrastructure components: staging: resource group, app",
    "sql-qarvgut-staging (SQL Database)": "0120",
    "sa-qarvgut-staging (Storage Account)": "0120",
    "kv-qarvgut-staging (Key Vault)": "Infrastructure components: staging: resource group",
    "rg-qarvgut-prod/": "Infrastructure components: prod: resource group",
    "app-qarvgut-prod (App Service)": "Infrastructure components: prod: resource group, app",
    "app-qarvgut-prod-blue (App Service - Blue/Green)": "0104",
    "sql-qarvgut-prod (SQL Database)": "0120",
    "sa-qarvgut-prod (Storage Account)": "0120",
    "kv-qarvgut-prod (Key Vault)": "Infrastructure components: prod: resource group",
    "appgw-qarvgut-prod (Application Gateway)":
      "Infrastructure components: Application Gateway in prod",
  },
  "Environment Specifications": {
    "Development | B1 Basic | Basic (5 DTU) | Standard LRS | $50 USD": "infra/test/cost.test.ts",
    "Staging | S1 Standard | Standard (S0) | Standard LRS | $120 USD": "infra/test/cost.test.ts",
    "Production | P1V3 Premium | Standard (S1) | Premium GRS | $400 USD": "0101",
  },
  "Pipeline Architecture": {
    "Trigger: Push to main/develop, Pull Request": ".github/workflows/pipeline.yml",
    "Stage 1: Build & Test (Parallel)": "heading",
    "Backend Build & Unit Tests (.NET Core)": ".github/workflows/build-test.yml",
    "Frontend Build & Unit Tests (Angular)": ".github/workflows/build-test.yml",
    "Integration Tests (E2E with Playwright)": ".github/workflows/build-test.yml",
    "Stage 2: Security & Quality Gates": "heading",
    "Code Coverage Validation (90% backend, 80% frontend)": "actions/coverage-gate/action.yml",
    "Security Scanning (CodeQL)": ".github/workflows/codeql.yml",
    "Dependency Vulnerability Scanning": ".github/actions/dependency-audit/action.yml",
    "Static Code Analysis": ".github/workflows/quality-gates.yml",
    "Stage 3: Deployment (Conditional)": "heading",
    "Development: Auto-deploy on develop branch": ".github/workflows/pipeline.yml",
    "Staging: Auto-deploy on main branch": ".github/workflows/pipeline.yml",
    "Production: Manual approval required": "0004",
    "Stage 4: Post-Deployment Validation": "heading",
    "Health Check Tests": "actions/health-check/action.yml",
    "Regression Test Suite": ".github/workflows/validate.yml",
    "Performance Baseline Validation": ".github/workflows/validate.yml",
  },
  "Migration Pipeline Architecture": {
    "Schema Versioning: Entity Framework Core Migrations": "actions/ef-migrate/action.yml",
    "Development: Automatic migration on application startup": "docs/runbooks/ef-migrate.md",
    "Staging: Pre-deployment migration with rollback SQL": ".github/workflows/deploy.yml",
    "Production: Manual migration approval with backup": "0004",
    "Rollback: Automated revert to previous schema version": "0110",
  },
  "Blue-Green Architecture": {
    "Blue Environment (Current Production)": "heading",
    "app-qarvgut-prod-blue (App Service)": "0104",
    "SQL Database (Shared - with migration strategy)": "0110",
    "Storage Account (Shared)": "0115",
    "Green Environment (New Deployment)": "heading",
    "app-qarvgut-prod-green (App Service)": "0104",
    "Application Gateway": "heading",
    "Routes 100% traffic to Blue (current)": "0103",
    "Health probes both environments": "Azure: The gateway asks the health page often",
    "Instant failover capability": "0110",
  },
  "Environment Variable Mapping": {
    "SqlServerName | qarvgut-dev.database.windows.net | qarvgut-staging.database.windows.net | qarvgut-prod.database.windows.net":
      "Infrastructure components: prod: resource group",
    "DatabaseName | QARvGut | QARvGut | QARvGut":
      "Environment-specific configuration: Connection by managed identity",
    "KeyVaultName | kv-qarvgut-dev | kv-qarvgut-staging | kv-qarvgut-prod":
      "Environment variable mapping: Key Vault and storage account",
    "StorageAccountName | saqarvgutdev | saqarvgutstaging | saqarvgutprod":
      "Environment variable mapping: Key Vault and storage account",
  },
  "Secret Rotation Strategy": {
    "Database Passwords: 90 days": "0119",
    "SMTP Credentials: 180 days": "actions/azure-operations/test/secrets.test.ts",
    "SSL Certificates: 365 days (Let's Encrypt auto-renewal)": "0118",
    "API Keys: 180 days": "actions/azure-operations/test/secrets.test.ts",
    "Service Principal Secrets: 365 days": "0119",
  },
  "Azure Monitor Alerts": {
    "Application Performance": "heading",
    "Response Time > 3 seconds (Warning)":
      "Azure Monitor alerts: Response time > 3 seconds (warning)",
    "Response Time > 5 seconds (Critical)":
      "Azure Monitor alerts: Response time > 5 seconds (critical)",
    "Error Rate > 1% (Warning)": "Azure Monitor alerts: Error rate > 1 % (warning)",
    "Error Rate > 5% (Critical)": "Azure Monitor alerts: Error rate > 5 % (critical)",
    "Infrastructure Health": "heading",
    "App Service CPU > 80% (Warning)": "Azure Monitor alerts: App Service CPU > 80 % (warning)",
    "App Service Memory > 85% (Warning)":
      "Azure Monitor alerts: App Service memory > 85 % (warning)",
    "SQL Database DTU > 90% (Critical)": "Azure Monitor alerts: SQL database DTU > 90 % (critical)",
    "Storage Account Throttling (Warning)": "Azure Monitor alerts: Storage account throttling",
    "Business Metrics": "heading",
    "User Registration Failures > 10/hour (Warning)":
      "Azure Monitor alerts: User registration failures > 10 an hour (warning)",
    "Bulk Import Failures > 5/hour (Warning)":
      "Azure Monitor alerts: Bulk import failures > 5 an hour (warning)",
    "Authentication Failures > 50/hour (Critical)":
      "Azure Monitor alerts: Authentication failures > 50 an hour (critical)",
  },
  "Log Aggregation Strategy": {
    "Application Logs: Azure Monitor Logs": "Log aggregation: Application and web server logs",
    "IIS Logs: Log Analytics": "0124",
    "SQL Server Logs: SQL Insights": "Log aggregation: SQL logs and audit reach the workspace",
    "Security Logs: Microsoft Defender for Cloud": "Log aggregation: Security logs",
    "Custom Business Logs: Application Insights Custom Events":
      "Log aggregation: Business events are those that the alerts count",
  },
  "SSL/TLS Configuration": {
    "Certificate Management: Azure Key Vault": "SSL/TLS: Certificate of the gateway",
    "Automation: Let's Encrypt with auto-renewal": "0118",
    "TLS Version: 1.2 minimum": "SSL/TLS: TLS 1.2 at least",
    "Cipher Suites: Modern compatibility":
      "SSL/TLS: Certificate of the gateway comes from the Key Vault; modern ciphers",
    "HSTS: Enabled with 1-year max-age": "0127",
  },
  "Network Security": {
    "Application Gateway: WAF enabled": "Network security: Application Gateway: WAF enabled",
    "App Service: HTTPS only, client certificates": "0117",
    "SQL Database: Firewall rules, Private Link":
      "Network security: SQL database, storage and vault: private endpoints",
    "Storage Account: Private endpoints, HTTPS only": "Network security: Storage: HTTPS only",
    "Key Vault: Network access restrictions":
      "Network security: SQL database, storage and vault: private endpoints",
  },
  "Backup Strategy": {
    "SQL Database:": "heading",
    "Point-in-time restore: 7 days": "Backup strategy: Point-in-time restore: 7 days",
    "Long-term retention: Monthly (12 months)":
      "Backup strategy: Long-term retention: monthly, 12 months",
    "Geo-redundant backups: Enabled": "Backup strategy: Geo-redundant backups",
    "Application Files:": "heading",
    "App Service backup: Daily": "0126",
    "Storage Account: GRS replication":
      "Environment specifications: Storage: Standard LRS, Standard LRS, geo-redundant",
    "Configuration:": "heading",
    "Key Vault: Soft delete enabled": "Backup strategy: Key Vault: soft delete",
    "ARM Templates: Version controlled": "infra/parameters/prod.snapshot.json",
  },
  "1. Recovery Objectives": {
    "Application | 15 minutes | 5 minutes": "actions/azure-operations/test/recovery.test.ts",
    "Database | 30 minutes | 15 minutes": "actions/azure-operations/test/recovery.test.ts",
    "Configuration | 10 minutes | Real-time": "Backup strategy: Key Vault: soft delete",
    "Static Assets | 5 minutes | Real-time": "0113",
  },
  "Auto-scaling Configuration": {
    "App Service:": "heading",
    "Scale Out: CPU > 70% for 5 minutes":
      "Auto-scaling configuration: App Service: out at CPU > 70 % for 5 minutes",
    "Scale In: CPU < 30% for 10 minutes": "Auto-scaling configuration: App Service",
    "Max Instances: 10": "Auto-scaling configuration: App Service",
    "Min Instances: 2": "Auto-scaling configuration: App Service",
    "SQL Database:": "heading",
    "Auto-scale: Enabled": "0107",
    "Max DTU: 100": "Auto-scaling configuration: SQL database: fixed at the least, 20 DTU",
    "Min DTU: 20": "Auto-scaling configuration: SQL database: fixed at the least, 20 DTU",
    "Storage Account:": "heading",
    "Access Tier: Hot for active data": "Auto-scaling configuration: Storage: hot",
    "Lifecycle Policy: Cool after 30 days":
      "Auto-scaling configuration: Storage: cool after 30 days",
    "Archive after 90 days":
      "Auto-scaling configuration: Storage: cool after 30 days, archive after 90",
  },
  "Budget Alerts": {
    "Development: $100/month (Warning at 80%)":
      "Budget alerts: Development: 100 a month, warning at 80 %",
    "Staging: $200/month (Warning at 80%)": "Budget alerts: Staging: 200 a month, warning at 80 %",
    "Production: $600/month (Warning at 80%, Critical at 95%)":
      "Budget alerts: Production: 600 a month, warning at 80 %, critical at 95 %",
    "Total Project: $900/month (Warning at 85%)":
      "Budget alerts: Total: 900 a month over the three groups, warning at 85 %",
  },
  "Cost Optimization Actions": {
    "Review resource utilization metrics": "actions/azure-operations/test/judgements.test.ts",
    "Identify unused or over-provisioned resources":
      "actions/azure-operations/test/judgements.test.ts",
    "Evaluate opportunities for reserved capacity": "actions/azure-operations/README.md",
    "Assess storage access patterns for tier optimization": "actions/azure-operations/README.md",
    "Review third-party service costs": "actions/azure-operations/README.md",
  },
  "1. Deployment Reliability": {
    "Deployment Success Rate | >95%": "docs/metrics.md",
    "Rollback Time | <5 minutes": "0110",
    "Zero-Downtime Deployments | 100%": "bench/traffic-e2e/bench.ts",
    "Failed Deployment Recovery | <15 minutes": "docs/metrics.md",
  },
  "2. Infrastructure Performance": {
    "Application Response Time | <3 seconds":
      "Success metrics: Response time, 95th percentile < 3 seconds",
    "Database Query Performance | <500ms":
      "Success metrics: The workbook lists what takes longer than 500 ms",
    "SSL Certificate Renewal | 100% automated": "0118",
    "Resource Utilization | 60-80%": "Azure Monitor alerts: App Service CPU > 80 % (warning)",
  },
  "3. Operational Excellence": {
    "Mean Time to Detection (MTTD) | <5 minutes": "0123",
    "Mean Time to Resolution (MTTR) | <30 minutes": "docs/metrics.md",
    "Planned Maintenance Window | <2 hours/month": "docs/metrics.md",
    "Security Patch Deployment | <24 hours": ".github/workflows/operations.yml",
  },
};
