/**
 * A process that does what its one argument says, since a CA and a proxy are taken from the
 * environment when Node.js starts. Prints one line of JSON for each call.
 */
import { appService, azureCredential, connect, siteEvidence } from "../src/index.ts";

interface Call {
  readonly method: string;
  readonly arguments?: readonly unknown[];
}

const {
  AZURE_TENANT: tenantId,
  AZURE_CLIENT: clientId,
  AZURE_SUBSCRIPTION: subscriptionId = "",
  ID_TOKEN_URL: url = "",
  ID_TOKEN_TOKEN: token = "",
} = process.env;

async function assertion(): Promise<string> {
  const response = await fetch(`${url}&audience=api://AzureADTokenExchange`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return ((await response.json()) as { value: string }).value;
}

const connection = connect(
  () => azureCredential({ tenantId, clientId, assertion }),
  subscriptionId,
);
const name = { resourceGroup: "rg", app: "app-one" };
const app = {
  ...appService(connection, name),
  ...siteEvidence(connection, name, process.env.SITE_SLOT),
};
/** JSON has no undefined: a null stands for it. */
const plain = (value: unknown): unknown => {
  if (value === null) return undefined;
  if (typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
};
for (const call of JSON.parse(process.argv[2] ?? "[]") as readonly Call[]) {
  const method = app[call.method as keyof typeof app] as (...rest: unknown[]) => Promise<unknown>;
  try {
    const value = await method(...(call.arguments ?? []).map(plain));
    console.log(JSON.stringify({ value }));
  } catch (error) {
    const { status, code, detail, remedy } = error as Record<string, unknown>;
    console.log(JSON.stringify({ error: { status, code, detail, remedy } }));
  }
}
