import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { type ProvisionSpec, startAzure } from "../../src/index.ts";
import { Client } from "./client.ts";
import { differences } from "./shape.ts";
import { temporaryDirectory } from "./temporary.ts";
import { zipOf } from "./zip.ts";

/** One request and answer of real Azure, as `../shared/azure-recordings` holds them. */
export interface Interaction {
  readonly i: number;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly poll: boolean;
  readonly op?: string;
  readonly request: unknown;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly response: unknown;
}

export interface Replayed {
  readonly index: number;
  readonly call: string;
  readonly problems: readonly string[];
}

const recordedSubscription = "00000000-0000-0000-0000-000000000000";

export function readRecording(file: string): readonly Interaction[] {
  return JSON.parse(readFileSync(file, "utf8")).interactions;
}

/** Sends the recorded requests in order to a fresh local Azure and compares every answer. */
export async function replay(
  interactions: readonly Interaction[],
  /** Why an interaction is not imitated; undefined for one that is. */
  notImitated: (interaction: Interaction) => string | undefined = () => undefined,
  provision: ProvisionSpec = {},
): Promise<readonly Replayed[]> {
  const directory = await temporaryDirectory();
  const azure = await startAzure({
    directory,
    subscriptionId: recordedSubscription,
    timeScale: 60,
  });
  const client = new Client(azure);
  const results: Replayed[] = [];
  let operation: string | undefined;
  try {
    await azure.provision({
      resourceGroups: groupsOf(interactions),
      principals: [{ clientId: "deployer", secret: "s3cret", roles: [{ role: "Owner" }] }],
    });
    await azure.provision(provision);
    await client.signIn(azure);
    for (const interaction of interactions) {
      if (interaction.status === 504) azure.control.inject({ kind: "gateway-timeout" });
      if (interaction.status === 429) azure.control.inject({ kind: "throttled" });
      const answer = await exchange(client, interaction, operation, interactions);
      // A recorded "still running" may be over already: the machine here is faster.
      if (interaction.status === 202 && answer.status === 200) continue;
      const recorded = interaction.response as { is_temp?: boolean } | null;
      if (interaction.status === 202 && recorded?.is_temp !== answer.json?.is_temp) continue;
      const { location } = answer.headers;
      if (answer.status === 202 && location !== undefined && !interaction.poll) {
        operation = location;
      }
      // Sent all the same, because later requests build on it, but not compared.
      if (notImitated(interaction) !== undefined) continue;
      results.push({
        index: interaction.i,
        call: interaction.op ?? `${interaction.method} ${interaction.path}`,
        problems: differences(interaction, answer),
      });
    }
    return results;
  } finally {
    client.close();
    await azure.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

async function exchange(
  client: Client,
  interaction: Interaction,
  operation: string | undefined,
  all: readonly Interaction[],
) {
  const isKudu = interaction.host.endsWith(".scm.azurewebsites.net");
  const isKuduPoll = isKudu && interaction.method === "GET";
  const query = interaction.query === "" ? "" : `?${interaction.query}`;
  const host = isKudu ? scmHost(interaction.host, all) : interaction.host;
  const url =
    (interaction.poll || isKuduPoll) && operation !== undefined
      ? operation
      : `https://${host}${interaction.path}${query}`;
  const body =
    isKudu && interaction.method === "POST"
      ? await zipOf({ "index.html": "hello" })
      : interaction.request;
  const authorization = { authorization: `Bearer ${client.token}` };
  const call = () =>
    client.call(url, {
      method: interaction.method,
      headers: authorization,
      ...(body === null || body === undefined ? {} : { body: body as object }),
    });
  let answer = await call();
  // A recorded end of an operation is awaited.
  const polls = interaction.poll || isKuduPoll;
  while (polls && interaction.status === 200 && answer.status === 202) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    answer = await call();
  }
  return answer;
}

/** The recorded deployment host has a suffix that is no part of the site's name. */
function scmHost(host: string, all: readonly Interaction[]): string {
  const sites = all.flatMap(({ path }) => /\/sites\/([^/]+)/i.exec(path)?.[1] ?? []);
  const site = sites.find((name) => host.startsWith(name.toLowerCase().replace(/\d+$/, "")));
  return `${(site ?? "unknown").toLowerCase()}.scm.azurewebsites.net`;
}

interface Group {
  readonly name: string;
  readonly location: string;
  readonly tags?: Record<string, string>;
}

/** The resource groups that a recording takes for granted. */
function groupsOf(interactions: readonly Interaction[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { path, response } of interactions) {
    const [, name, more] = /\/resourceGroups\/([^/]+)(\/.*)?$/i.exec(path) ?? [];
    if (name === undefined) continue;
    const shown = more === undefined ? (response as Partial<Group> | null) : null;
    const known = groups.get(name) ?? { name, location: "westeurope" };
    const { location = known.location, tags = known.tags } = shown ?? {};
    groups.set(name, { name, location, ...(tags === undefined ? {} : { tags }) });
  }
  return [...groups.values()];
}
