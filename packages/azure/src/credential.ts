import {
  AzureCliCredential,
  ClientAssertionCredential,
  type TokenCredential,
} from "@azure/identity";

export interface CredentialOptions {
  readonly tenantId: string | undefined;
  readonly clientId: string | undefined;
  /**
   * Gets a fresh assertion of the workload's identity, on GitHub
   * `core.getIDToken("api://AzureADTokenExchange")`. Called again for every access token, so a shift
   * may last longer than one. Absent where no such identity exists.
   */
  readonly assertion: (() => Promise<string>) | undefined;
}

/**
 * The federated identity when tenant, client and assertion are known, else whoever is signed in
 * with the Azure CLI (`az login`, `azure/login`).
 */
export function azureCredential(options: CredentialOptions): TokenCredential {
  const { tenantId, clientId, assertion } = options;
  if (tenantId && clientId && assertion) {
    return new ClientAssertionCredential(tenantId, clientId, assertion);
  }
  return new AzureCliCredential(tenantId ? { tenantId } : {});
}
