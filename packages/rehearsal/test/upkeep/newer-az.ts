/**
 * Stands in for an `az` that knows deployment stacks and parameter files (2.61 and later; Debian has
 * 2.45): the same commands, answered by the local Azure over its real protocol. Bicep's part is the
 * committed snapshot beside the parameter file.
 *
 * The program on the PATH is a few lines of bash that hand their words over to the test's process:
 * a Node.js of its own for each of a hundred commands would take most of the test's time.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Azure } from "@slipway/azure-testkit";
import { Client } from "../../../azure-testkit/test/support/client.ts";

/** Sends words, each ended by NUL; gets status, what went wrong, and then the output. */
const program = (port: number) => `#!/usr/bin/env bash
exec 3<> /dev/tcp/127.0.0.1/${port} || exit 1
printf '%s\\0' "$#" "$PWD" "\${AZURE_CONFIG_DIR:-}" "$@" >&3
read -r status <&3 || exit 1
read -r error <&3
cat <&3
[ -z "$error" ] || echo "$error" >&2
exit "$status"
`;

/** Puts the program into a directory. @returns what ends its service */
export async function offerNewerAz(azure: Azure, file: string): Promise<() => Promise<void>> {
  const client = new Client(azure);
  const open = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    // A step that was cancelled hears no answer.
    socket.on("error", () => {});
    let heard = "";
    socket.setEncoding("utf8").on("data", async (text: string) => {
      heard += text;
      const [count, directory = "", home = "", ...words] = heard.split("\0");
      if (heard === "" || words.length !== Number(count) + 1) return;
      const { status, error, output } = await answer(
        { azure, client, directory, home },
        words.slice(0, -1),
      );
      socket.end(`${status}\n${error.replaceAll("\n", " ")}\n${output}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  writeFileSync(file, program((server.address() as net.AddressInfo).port), { mode: 0o755 });
  return async () => {
    for (const socket of open) socket.destroy();
    client.close();
    await new Promise((resolve) => server.close(resolve));
  };
}

interface Shell {
  readonly azure: Azure;
  readonly client: Client;
  readonly directory: string;
  /** AZURE_CONFIG_DIR */
  readonly home: string;
}

async function answer(shell: Shell, words: readonly string[]) {
  const firstOption = words.findIndex((word) => word.startsWith("-") || word.includes("="));
  const command = words.slice(0, firstOption).join(" ");
  try {
    const does = commands[command];
    if (does === undefined) throw new Error(`"az ${command}" is not stood in for.`);
    const output = await does(new Call(shell, words));
    const status = existsSync(profile(shell)) ? 0 : 1;
    return { status, error: "", output: output === undefined ? "" : `${output}\n` };
  } catch (error) {
    return { status: 1, error: `ERROR: ${(error as Error).message}`, output: "" };
  }
}

const profile = ({ home }: Shell) => path.join(home, "azureProfile.json");

class Call {
  readonly shell: Shell;
  readonly words: readonly string[];

  constructor(shell: Shell, words: readonly string[]) {
    this.shell = shell;
    this.words = words;
  }

  option(name: string): string {
    return this.words[this.words.indexOf(`--${name}`) + 1] ?? "";
  }

  // biome-ignore lint/suspicious/noExplicitAny: what Azure answers is read here and there.
  async ask(method: string, address: string, body?: object): Promise<any> {
    const url = new URL(address, "https://management.azure.com");
    if (!url.searchParams.has("api-version")) url.searchParams.set("api-version", "2024-03-01");
    const { token } = JSON.parse(readFileSync(profile(this.shell), "utf8")) as { token: string };
    const { status, headers, text } = await this.shell.client.call(url.href, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body }),
    });
    if (status >= 300) throw new Error(`(${status}) ${text}`);
    if (status !== 202) return text === "" ? undefined : JSON.parse(text);
    // A client that asks without a pause keeps the machine from doing what it asks about.
    await delay(100);
    return this.ask("GET", String(headers.location));
  }

  template(): { readonly resources: readonly Resource[] } {
    const file = this.option("parameters").replace(/\.bicepparam$/, ".snapshot.json");
    const { predictedResources } = JSON.parse(
      readFileSync(path.resolve(this.shell.directory, file), "utf8"),
    ) as { predictedResources: Resource[] };
    return {
      resources: predictedResources.map(({ id: _, ...resource }) => ({
        ...resource,
        apiVersion: "2024-01-01",
      })),
    };
  }

  get subscription(): string {
    return `/subscriptions/${this.shell.azure.subscriptionId}`;
  }

  get stacks(): string {
    return `${this.subscription}/providers/Microsoft.Resources/deploymentStacks`;
  }
}

interface Resource {
  readonly id?: string;
  readonly name: string;
  readonly resourceGroup?: string;
}

function nested({ resources }: { readonly resources: readonly Resource[] }) {
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

async function login(call: Call): Promise<undefined> {
  const { json } = await call.shell.client.call(
    `https://login.microsoftonline.com/${call.option("tenant")}/oauth2/v2.0/token`,
    {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({
        client_id: call.option("username"),
        client_assertion: call.option("federated-token"),
        client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        grant_type: "client_credentials",
        scope: "https://management.azure.com/.default",
      }).toString(),
    },
  );
  if (json.access_token === undefined) throw new Error(json.error_description);
  mkdirSync(call.shell.home, { recursive: true });
  writeFileSync(profile(call.shell), JSON.stringify({ token: json.access_token }));
}

/** Each answers what it prints. */
const commands: Readonly<Record<string, (call: Call) => Promise<string | undefined>>> = {
  login,
  "config set": async () => undefined,
  "deployment sub what-if": async (call) => {
    const { properties } = await call.ask(
      "POST",
      `${call.subscription}/providers/Microsoft.Resources/deployments/${call.option("name")}/whatIf`,
      {
        location: call.option("location"),
        properties: { mode: "Incremental", template: nested(call.template()) },
      },
    );
    return JSON.stringify(properties);
  },
  "stack sub list": async (call) => {
    const { value } = await call.ask("GET", call.stacks);
    const [, wanted] = /name=='([^']+)'/.exec(call.option("query")) ?? [];
    return value
      .map(({ name }: Resource) => name)
      .filter((name: string) => name === wanted)
      .join("\n");
  },
  "stack sub show": async (call) => {
    const { properties, ...rest } = await call.ask("GET", `${call.stacks}/${call.option("name")}`);
    const stack = { ...rest, ...properties };
    return JSON.stringify(
      call.words.includes("--query") ? (stack[call.option("query")] ?? {}) : stack,
    );
  },
  "stack sub create": async (call) => {
    const isDeleting = call.option("action-on-unmanage") !== "detachAll";
    await call.ask("PUT", `${call.stacks}/${call.option("name")}`, {
      location: call.option("location"),
      properties: {
        template: nested(call.template()),
        actionOnUnmanage: { resources: isDeleting ? "delete" : "detach", resourceGroups: "detach" },
        denySettings: { mode: call.option("deny-settings-mode") },
      },
    });
    return undefined;
  },
};
