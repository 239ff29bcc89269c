import type { AzureSite } from "./azure-site.ts";
import type { AzureEvidence } from "./checks/azure-evidence.ts";
import { ExchangeFailure } from "./http/failure.ts";

/**
 * Connects to Azure; its client is loaded only for a site that is named there.
 *
 * @param assertion gets the job's identity token, absent where the job may not have one
 */
export async function connectToAzure(
  site: AzureSite,
  assertion: (() => Promise<string>) | undefined,
): Promise<AzureEvidence> {
  const { AzureError, azureCredential, connect, siteEvidence } = await import("@slipway/azure");
  const { tenantId, clientId } = site;
  const evidence = siteEvidence(
    connect(() => azureCredential({ tenantId, clientId, assertion }), site.subscriptionId),
    site,
    site.slot,
  );
  /** What Azure does not tell is missing evidence: never a fault of the site, never a pass. */
  const asked = async <T>(question: () => Promise<T>): Promise<T> => {
    try {
      return await question();
    } catch (error) {
      if (!(error instanceof AzureError)) throw error;
      const { message, remedy, status } = error;
      const heals = status === 429 || (status !== undefined && status >= 500);
      throw new ExchangeFailure("azure-not-read", `${message}.`.replace("..", "."), remedy, heals);
    }
  };
  return {
    resource: site.slot === undefined ? site.app : `${site.app}/slots/${site.slot}`,
    keyVaultReferences: () => asked(() => evidence.keyVaultReferences()),
    instances: () => asked(() => evidence.instances()),
  };
}
