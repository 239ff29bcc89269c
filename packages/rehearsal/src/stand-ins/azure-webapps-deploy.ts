import { createWriteStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as delay } from "node:timers/promises";
import { ZipFile } from "yazl";
import { type Answer, type Client, stepClient } from "./azure-http.ts";
import { azureToken } from "./azure-login.ts";
import type { StandIn, StandInStep } from "./stand-in.ts";

const pollMilliseconds = 1_000;
const deployMilliseconds = 10 * 60_000;

/** `azure/webapps-deploy`: a real zip deploy to the site's Kudu endpoint, waited for. */
export const azureWebAppsDeploy: StandIn = {
  description: "The package is deployed to the app's Kudu endpoint by zip deploy.",
  inputs: {
    "app-name": { required: true },
    "resource-group-name": {},
    "slot-name": { default: "production" },
    package: { default: "." },
    "site-name": {},
  },
  async main(step) {
    const token = await azureToken(step);
    const app = step.input("app-name");
    const slot = step.input("slot-name") || "production";
    const site = slot.toLowerCase() === "production" ? app : `${app}-${slot}`;
    const archive = await packageArchive(step);
    const client = stepClient(step);
    try {
      await deploy(step, client, `https://${site}.scm.azurewebsites.net`, archive, token);
    } finally {
      client.close();
    }
    const url = `https://${site}.azurewebsites.net`;
    step.log(`App Service Application URL: ${url}`);
    step.setOutput("webapp-url", url);
  },
};

async function deploy(
  step: StandInStep,
  client: Client,
  kudu: string,
  archive: string,
  token: string,
): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, accept: "application/json" };
  const { size } = await stat(archive);
  step.log(`Zip deploy of ${size} bytes to ${kudu}`);
  const accepted = await client.send(
    "POST",
    `${kudu}/api/zipdeploy?isAsync=true&deployer=GITHUB_ZIP_DEPLOY`,
    headers,
    { type: "application/zip", content: { file: archive, bytes: size } },
  );
  if (accepted.status !== 200 && accepted.status !== 202) throw refused(accepted);
  const location = accepted.headers.location;
  if (typeof location !== "string") return;
  const status = new URL(location, kudu).href;
  const until = Date.now() + deployMilliseconds;
  let last = "";
  while (Date.now() < until) {
    const answer = await client.send("GET", status, headers);
    if (answer.status !== 200 && answer.status !== 202) throw refused(answer);
    const deployment = JSON.parse(answer.text || "{}") as Deployment;
    const text = deployment.progress || deployment.status_text || "";
    if (text !== "" && text !== last) step.log(text);
    last = text;
    // Kudu's states: 3 failed, 4 succeeded.
    if (deployment.status === 4) return;
    if (deployment.status === 3) {
      throw new Error(
        `Deployment failed: ${deployment.status_text || deployment.message || "Kudu names no reason."} ${await deploymentLog(client, kudu, deployment, headers)}`.trim(),
      );
    }
    await delay(pollMilliseconds, undefined, { signal: step.signal });
  }
  throw new Error(`The deployment did not end within ${deployMilliseconds / 60_000} minutes.`);
}

interface Deployment {
  readonly id?: string;
  readonly status?: number;
  readonly status_text?: string;
  readonly progress?: string;
  readonly message?: string;
}

async function deploymentLog(
  client: Client,
  kudu: string,
  { id }: Deployment,
  headers: Record<string, string>,
): Promise<string> {
  if (id === undefined) return "";
  const answer = await client
    .send("GET", `${kudu}/api/deployments/${encodeURIComponent(id)}/log`, headers)
    .catch(() => undefined);
  return answer?.status === 200 ? `Kudu's log: ${answer.text.slice(0, 2_000)}` : "";
}

function refused(answer: Answer): Error {
  const hint =
    answer.status === 401 || answer.status === 403
      ? " The identity needs the role Website Contributor on the app."
      : answer.status === 404
        ? " Check app-name and slot-name."
        : "";
  return new Error(
    `Failed to deploy web package to App Service: Kudu answered ${answer.status}: ${answer.text.slice(0, 1_000)}${hint}`,
  );
}

/** Path of the zip: the package itself, or its directory packed. */
async function packageArchive(step: StandInStep): Promise<string> {
  const path = resolve(step.workspace, step.input("package"));
  const status = await stat(path).catch(() => {
    throw new Error(`No package found with specified pattern: ${step.input("package")}`);
  });
  if (!status.isDirectory()) {
    if (path.endsWith(".zip")) return path;
    throw new Error(`The package "${step.input("package")}" is neither a directory nor a .zip.`);
  }
  const archive = join(step.temp, `package-${Date.now()}.zip`);
  const zip = new ZipFile();
  for (const file of await filesBelow(path)) {
    zip.addFile(file, relative(path, file).split(sep).join("/"));
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(archive));
  return archive;
}

async function filesBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const found = await Promise.all(
    entries.map((entry) => {
      const path = join(directory, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    }),
  );
  return found.flat().sort();
}
