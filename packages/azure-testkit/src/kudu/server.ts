import { randomUUID, timingSafeEqual } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { json, type Reply } from "../http.ts";
import type { Entra } from "../identity/entra.ts";
import { isAllowed } from "../identity/principals.ts";
import type { Deployment, Slot } from "../web/model.ts";
import { publisherOf } from "../web/routes-publishing.ts";
import { siteId } from "../web/site-json.ts";
import type { Store } from "../web/store.ts";
import { type DeploymentContext, deploy, newDeployment } from "./deployments.ts";

/** A package may be 2 GB (docs: "Deploy files to App Service"). */
const packageLimitBytes = 2 * 1024 ** 3;

export interface KuduContext extends DeploymentContext {
  readonly store: Store;
  readonly entra: Entra;
  readonly directory: string;
}

/** Virtual time in which the package counts as "being received"; seconds in recordings. */
const receiveMilliseconds = 1000;

class PackageTooLarge extends Error {}

/** `<site>[-<slot>].scm.azurewebsites.net`: zip deploy and its status (recorded: appservice-zipdeploy, appservice-errors-429). */
export class KuduServer {
  readonly #context: KuduContext;
  /** Slots that have a deployment under way: a second one is refused with 409. */
  readonly #busy = new Set<Slot>();

  constructor(context: KuduContext) {
    this.#context = context;
  }

  async answer(request: IncomingMessage, host: string): Promise<Reply> {
    const reply = await this.#route(request, host);
    // What nobody reads would keep the connection from its next request.
    request.resume();
    return reply;
  }

  async #route(request: IncomingMessage, host: string): Promise<Reply> {
    const slot = this.#context.store.slotByHost(host);
    if (slot === undefined) return text(404, "404 Web Site not found.");
    const refused = await this.#refuse(request, slot);
    if (refused !== undefined) return refused;
    const url = new URL(request.url ?? "/", `https://${host}`);
    const path = url.pathname.replace(/\/$/, "").toLowerCase();
    const method = request.method ?? "GET";
    if (method === "POST" && path === "/api/zipdeploy") {
      return await this.#zipDeploy(
        request,
        slot,
        url.searchParams.get("isAsync") === "true",
        "ZipDeploy",
      );
    }
    if (method === "POST" && path === "/api/publish") {
      const type = url.searchParams.get("type") ?? "zip";
      if (type !== "zip")
        return text(400, `Artifact type '${type}' is not supported here, only zip.`);
      return await this.#zipDeploy(
        request,
        slot,
        url.searchParams.get("async") === "true",
        "OneDeploy",
      );
    }
    if (method === "GET" && path === "/api/deployments") {
      return json(
        200,
        slot.deployments.map((entry, index) => this.#status(slot, entry, index === 0)),
      );
    }
    const [, id, part] = /^\/api\/deployments\/([^/]+)(\/log)?$/.exec(path) ?? [];
    if (method === "GET" && id !== undefined) return this.#show(slot, id, part !== undefined);
    if (method === "GET" && path === "/api/settings") return json(200, {});
    return text(404, `The local Azure does not imitate ${method} ${path} of a deployment host.`);
  }

  async #zipDeploy(
    request: IncomingMessage,
    slot: Slot,
    isAsync: boolean,
    deployer: string,
  ): Promise<Reply> {
    if (this.#busy.has(slot)) {
      return text(
        409,
        "There is a deployment currently in progress. Please try again when it completes.",
      );
    }
    if (slot.site.pending !== undefined) {
      return text(409, "Cannot deploy to this site because a swap is in progress.");
    }
    this.#busy.add(slot);
    const file = join(this.#context.directory, "uploads", `${randomUUID()}.zip`);
    try {
      await mkdir(join(this.#context.directory, "uploads"), { recursive: true });
      await pipeline(request, limited(packageLimitBytes), createWriteStream(file));
    } catch (error) {
      this.#busy.delete(slot);
      await rm(file, { force: true });
      if (error instanceof PackageTooLarge) return text(413, error.message);
      throw error;
    }
    const deployment = newDeployment(slot, deployer, this.#context.clock);
    const work = this.#received(slot, deployment, file).finally(() => {
      this.#busy.delete(slot);
      return rm(file, { force: true });
    });
    if (!isAsync) {
      await work;
      if (deployment.status === 4) return { status: 200, headers: {} };
      return text(400, deployment.log.join("\n"));
    }
    work.catch((error: Error) => deployment.log.push(error.message));
    const time = deployment.receivedTime
      .replace("T", "_")
      .replaceAll(":", "-")
      .replace(/\.\d+Z$/, "Z");
    return {
      status: 202,
      headers: {
        location: `https://${slot.scmHostName}/api/deployments/latest?deployer=${deployer}&time=${time}`,
        "scm-deployment-id": deployment.id,
      },
    };
  }

  async #received(slot: Slot, deployment: Deployment, zip: string): Promise<void> {
    await this.#context.clock.sleep(receiveMilliseconds);
    await deploy(this.#context, slot, deployment, { zip });
  }

  #show(slot: Slot, id: string, log: boolean): Reply {
    const index =
      id === "latest" ? 0 : slot.deployments.findIndex((deployment) => deployment.id === id);
    const deployment = slot.deployments[index];
    if (deployment === undefined) return text(404, `Deployment '${id}' not found.`);
    if (log) {
      return json(
        200,
        deployment.log.map((message, line) => ({
          log_time: deployment.endTime ?? deployment.startTime,
          id: `${deployment.id}-${line}`,
          message,
          type: deployment.complete && deployment.status !== 4 ? 2 : 0,
          details_url: null,
        })),
      );
    }
    const body = this.#status(slot, deployment, index === 0);
    if (deployment.complete) return json(200, body);
    return json(202, body, { location: `https://${slot.scmHostName}/api/deployments/latest` });
  }

  #status(slot: Slot, deployment: Deployment, active: boolean): Record<string, unknown> {
    const { complete, building } = deployment;
    const url = `https://${slot.scmHostName}/api/deployments/latest`;
    const temporary = !complete && !building;
    const running = temporary ? "Receiving changes." : `Building and Deploying '${deployment.id}'.`;
    const failed = deployment.status === 3 ? (deployment.log.at(-1) ?? "") : "";
    return {
      id: temporary ? `temp-${deployment.id.slice(0, 8)}` : deployment.id,
      status: deployment.status,
      status_text: complete ? failed : running,
      author_email: "N/A",
      author: "N/A",
      deployer: deployment.deployer,
      message: temporary ? "Deploying from pushed zip file" : deployment.message,
      progress: deployment.progress,
      received_time: deployment.receivedTime,
      start_time: deployment.startTime,
      end_time: deployment.endTime,
      last_success_end_time: deployment.status === 4 ? deployment.endTime : null,
      complete,
      active: complete && active,
      is_temp: temporary,
      is_readonly: !temporary,
      url: complete ? url : null,
      log_url: complete ? `${url}/log` : null,
      site_name: slot.site.name,
      provisioningState: complete ? (failed === "" ? "Succeeded" : "Failed") : "InProgress",
    };
  }

  /** A bearer token of ARM with the right to publish, or the slot's basic credentials where allowed. */
  async #refuse(request: IncomingMessage, slot: Slot): Promise<Reply | undefined> {
    const header = request.headers.authorization ?? "";
    const token = /^Bearer (.+)$/i.exec(header)?.[1];
    if (token !== undefined) {
      const principal = await this.#context.entra.authenticate(token);
      if (typeof principal === "string") return unauthorized(slot);
      const id = siteId(this.#context.store.subscriptionId, slot);
      return isAllowed(principal, "Microsoft.Web/sites/publish/Action", id)
        ? undefined
        : text(
            403,
            "The principal may not publish to this site (Microsoft.Web/sites/publish/Action).",
          );
    }
    const basic = /^Basic (.+)$/i.exec(header)?.[1];
    if (basic === undefined || !slot.basicPublishing) return unauthorized(slot);
    const given = Buffer.from(basic, "base64");
    const wanted = Buffer.from(`${publisherOf(slot)}:${slot.publishingPassword}`);
    const same = given.length === wanted.length && timingSafeEqual(given, wanted);
    return same ? undefined : unauthorized(slot);
  }
}

function unauthorized(slot: Slot): Reply {
  return {
    status: 401,
    headers: {
      "content-type": "text/plain",
      "www-authenticate": `Basic realm="${slot.scmHostName}"`,
    },
    body: "401 - Unauthorized: Access is denied due to invalid credentials.\n",
  };
}

function text(status: number, body: string): Reply {
  return { status, headers: { "content-type": "text/plain; charset=utf-8" }, body: `${body}\n` };
}

function limited(bytes: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > bytes) done(new PackageTooLarge(`The package is larger than ${bytes} bytes.`));
      else done(null, chunk);
    },
  });
}
