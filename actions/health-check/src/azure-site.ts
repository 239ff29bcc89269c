import { integerInput, optionalInput, UsageError } from "@slipway/toolkit";

/** The site's names in Azure, and who asks. */
export interface AzureSite {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly app: string;
  readonly slot: string | undefined;
  readonly tenantId: string | undefined;
  readonly clientId: string | undefined;
  readonly minimumInstances: number;
}

/** Azure is asked when the app is named; then it has to be named whole. */
export function readAzureSite(): AzureSite | undefined {
  const app = optionalInput("app-name");
  const minimumInstances = integerInput("minimum-instances", { min: 1, max: 100 });
  if (app === undefined) return undefined;
  const named = (name: string, pattern: RegExp, example: string): string => {
    const text = name === "app-name" ? app : optionalInput(name);
    if (text === undefined || !pattern.test(text)) {
      throw new UsageError(
        `Input "app-name" is set, but "${name}" ${text === undefined ? "is empty" : `is "${text}"`}.`,
        `Give it, for example "${example}".`,
      );
    }
    return text;
  };
  const slot = optionalInput("slot");
  return {
    app: named("app-name", /^[a-z0-9-]{2,60}$/i, "app-example"),
    resourceGroup: named("resource-group", /^[\w().-]{1,90}$/, "rg-example"),
    subscriptionId: named(
      "subscription-id",
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
      "00000000-0000-0000-0000-000000000000",
    ),
    slot:
      slot === undefined || slot.toLowerCase() === "production"
        ? undefined
        : named("slot", /^[a-z0-9-]{1,59}$/i, "green"),
    tenantId: optionalInput("tenant-id"),
    clientId: optionalInput("client-id"),
    minimumInstances,
  };
}
