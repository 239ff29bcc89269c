import { readFile, rm, writeFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import { offerAz } from "./az-sign-in.ts";
import { stepClient } from "./azure-http.ts";
import type { StandIn, StandInStep } from "./stand-in.ts";

/** `azure/login` with OIDC: the id token is really exchanged for an Azure token. */
export const azureLogin: StandIn = {
  description: "The GitHub id token is exchanged for an Azure token at the token endpoint.",
  inputs: {
    "client-id": { required: true },
    "tenant-id": { required: true },
    "subscription-id": {},
    audience: { default: "api://AzureADTokenExchange" },
    environment: { default: "azurecloud" },
    "allow-no-subscriptions": { withoutEffect: true },
    "auth-type": { withoutEffect: true },
  },
  async main(step) {
    const assertion = await idToken(step, step.input("audience"));
    step.mask(assertion);
    const tenant = step.input("tenant-id");
    const client = stepClient(step);
    try {
      const answer = await client.send(
        "POST",
        `https://login.microsoftonline.com/${encodeURIComponent(tenant)}/oauth2/v2.0/token`,
        { accept: "application/json" },
        {
          type: "application/x-www-form-urlencoded",
          content: new URLSearchParams({
            client_id: step.input("client-id"),
            client_assertion: assertion,
            client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            grant_type: "client_credentials",
            scope: "https://management.azure.com/.default",
          }).toString(),
        },
      );
      const parsed = parseJson(answer.text);
      const token = parsed.access_token;
      if (answer.status !== 200 || typeof token !== "string") {
        const reason = String(parsed.error_description ?? answer.text.slice(0, 500));
        throw new Error(
          `Login failed: the token endpoint answered ${answer.status}: ${reason} Check client-id, tenant-id and the federated credential's subject.`,
        );
      }
      step.mask(token);
      await writeFile(tokenFile(step), token, { mode: 0o600 });
      await offerAz(step, { clientId: step.input("client-id"), tenant, assertion });
      step.log(`Logged in to tenant ${tenant} as ${step.input("client-id")}.`);
    } finally {
      client.close();
    }
  },
  async post(step) {
    await rm(tokenFile(step), { force: true });
    await rm(join(step.temp, "azure-cli"), { recursive: true, force: true });
  },
};

function tokenFile(step: StandInStep): string {
  return join(step.temp, "azure-access-token");
}

/** The token of an `azure/login` earlier in the job. @throws where there was none */
export async function azureToken(step: StandInStep): Promise<string> {
  const token = await readFile(tokenFile(step), "utf8").catch(() => undefined);
  if (token === undefined) {
    throw new Error("No credentials found. Add an Azure login step (azure/login) before this one.");
  }
  return token;
}

async function idToken(step: StandInStep, audience: string): Promise<string> {
  const url = step.environment.ACTIONS_ID_TOKEN_REQUEST_URL;
  const token = step.environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
  if (!url || !token) {
    throw new Error(
      "Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable. Please make sure to give write permissions to id-token in the workflow.",
    );
  }
  const address = new URL(url);
  address.searchParams.set("audience", audience);
  const headers = { authorization: `Bearer ${token}`, accept: "application/json" };
  const text =
    address.protocol === "https:"
      ? await overTls(step, address, headers)
      : await plainly(step, address, headers);
  const { value } = parseJson(text);
  if (typeof value !== "string") throw new Error("The id token endpoint answered without a token.");
  return value;
}

async function overTls(
  step: StandInStep,
  url: URL,
  headers: Record<string, string>,
): Promise<string> {
  const client = stepClient(step);
  try {
    const answer = await client.send("GET", url.href, headers);
    if (answer.status !== 200) throw new Error(`The id token endpoint answered ${answer.status}.`);
    return answer.text;
  } finally {
    client.close();
  }
}

/** The rehearsal's own endpoint is on the loopback, without TLS and without a proxy. */
function plainly(step: StandInStep, url: URL, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(url, { headers, signal: step.signal }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("error", reject);
      response.on("end", () => {
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`The id token endpoint answered ${response.statusCode}.`));
      });
    });
    outgoing.on("error", reject);
    outgoing.end();
  });
}

function parseJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
