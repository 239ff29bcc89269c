#!/usr/bin/env node
/**
 * Stands in for an `az` that knows deployment stacks and parameter files (2.61 and later; Debian has
 * 2.45): the same commands, answered by the local Azure over its real protocol. Bicep's part is the
 * committed snapshot beside the parameter file.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const words = process.argv.slice(2);
const option = (name) => words[words.indexOf(`--${name}`) + 1];
const profile = path.join(process.env.AZURE_CONFIG_DIR ?? "", "azureProfile.json");
const firstOption = words.findIndex((word) => word.startsWith("-") || word.includes("="));
const command = words.slice(0, firstOption).join(" ");

async function login() {
  const answer = await fetch(
    `https://login.microsoftonline.com/${option("tenant")}/oauth2/v2.0/token`,
    {
      method: "POST",
      body: new URLSearchParams({
        client_id: option("username"),
        client_assertion: option("federated-token"),
        client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        grant_type: "client_credentials",
        scope: "https://management.azure.com/.default",
      }),
    },
  );
  const { access_token: token, error_description: error } = await answer.json();
  if (token === undefined) throw new Error(error);
  mkdirSync(path.dirname(profile), { recursive: true });
  writeFileSync(profile, JSON.stringify({ token }));
}

const subscription = `/subscriptions/${process.env.REHEARSED_SUBSCRIPTION}`;
async function ask(method, address, body) {
  const url = new URL(address, "https://management.azure.com");
  if (!url.searchParams.has("api-version")) url.searchParams.set("api-version", "2024-03-01");
  const answer = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${JSON.parse(readFileSync(profile, "utf8")).token}`,
      "content-type": "application/json",
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`(${answer.status}) ${text}`);
  if (answer.status !== 202) return text === "" ? undefined : JSON.parse(text);
  // A client that asks without a pause keeps the machine from doing what it asks about.
  await delay(250);
  return ask("GET", answer.headers.get("location"));
}

function template() {
  const file = option("parameters").replace(/\.bicepparam$/, ".snapshot.json");
  const { predictedResources } = JSON.parse(readFileSync(file, "utf8"));
  return {
    resources: predictedResources.map(({ id, ...resource }) => ({
      ...resource,
      apiVersion: "2024-01-01",
    })),
  };
}

function nested({ resources }) {
  return {
    resources: resources.map((resource) =>
      resource.resourceGroup === undefined
        ? resource
        : {
            type: "Microsoft.Resources/deployments",
            name: resource.name.replaceAll("/", "-"),
            apiVersion: "2024-01-01",
            resourceGroup: resource.resourceGroup,
            properties: { template: { resources: [resource] } },
          },
    ),
  };
}

const stacks = `${subscription}/providers/Microsoft.Resources/deploymentStacks`;
const flat = ({ properties, ...stack }) => ({ ...stack, ...properties });
const answers = {
  login,
  "config set": () => {},
  "deployment sub what-if": async () => {
    const { properties } = await ask(
      "POST",
      `${subscription}/providers/Microsoft.Resources/deployments/${option("name")}/whatIf`,
      {
        location: option("location"),
        properties: { mode: "Incremental", template: nested(template()) },
      },
    );
    console.log(JSON.stringify(properties));
  },
  "stack sub list": async () => {
    const { value } = await ask("GET", stacks);
    const [, wanted] = /name=='([^']+)'/.exec(option("query"));
    console.log(
      value
        .map(({ name }) => name)
        .filter((name) => name === wanted)
        .join("\n"),
    );
  },
  "stack sub show": async () => {
    const stack = flat(await ask("GET", `${stacks}/${option("name")}`));
    console.log(JSON.stringify(words.includes("--query") ? (stack[option("query")] ?? {}) : stack));
  },
  "stack sub create": async () => {
    const isDeleting = option("action-on-unmanage") !== "detachAll";
    await ask("PUT", `${stacks}/${option("name")}`, {
      location: option("location"),
      properties: {
        template: nested(template()),
        actionOnUnmanage: { resources: isDeleting ? "delete" : "detach", resourceGroups: "detach" },
        denySettings: { mode: option("deny-settings-mode") },
      },
    });
  },
};
const answer = answers[command];
if (answer === undefined) throw new Error(`"az ${command}" is not stood in for.`);
try {
  await answer();
} catch (error) {
  console.error(`ERROR: ${error.message}`);
  process.exitCode = 1;
}
if (!existsSync(profile)) process.exitCode = 1;
