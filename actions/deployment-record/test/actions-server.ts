import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { strToU8, zipSync } from "fflate";

export interface StoredRecord {
  readonly runId: number;
  readonly record: unknown;
  /** What GitHub says of the artifact, where it differs. */
  readonly artifact?: Readonly<Record<string, unknown>>;
  readonly run?: Readonly<Record<string, unknown>>;
  /** What is downloaded, where it is no archive of the record. */
  readonly archive?: Uint8Array;
}

/**
 * GitHub's REST API about a run's jobs, its reviews and the repository's artifacts, over HTTP, as
 * its documentation says ("Workflow jobs", "Workflow runs", "Artifacts", 2022-11-28): lists with a
 * Link header, archives behind a redirect to another host, which must not get the token.
 */
export class ActionsServer implements AsyncDisposable {
  readonly requests: string[] = [];
  /** Requests to the storage that brought a token. */
  readonly leaked: string[] = [];
  readonly stored: StoredRecord[] = [];
  jobs: unknown = { total_count: 0, jobs: [] };
  approvals: unknown = [];
  pageSize = 100;
  token = "ghs_0123456789abcdef";
  url = "";
  #storageUrl = "";
  readonly #api = createServer((request, response) => {
    const url = request.url ?? "";
    this.requests.push(url);
    const send = (status: number, body: unknown, headers = {}) => {
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(JSON.stringify(body));
    };
    if (request.headers.authorization !== `token ${this.token}`) {
      return send(401, { message: "Bad credentials" });
    }
    if (url.includes("/jobs")) return send(200, this.jobs);
    if (url.endsWith("/approvals")) return send(200, this.approvals);
    const zip = /artifacts\/(\d+)\/zip$/.exec(url)?.[1];
    if (zip !== undefined) {
      return send(302, {}, { location: `${this.#storageUrl}/${zip}` });
    }
    if (!url.includes("/actions/artifacts?")) return send(404, { message: "Not Found" });
    const page = Number(new URL(url, this.url).searchParams.get("page") ?? 1);
    const from = (page - 1) * this.pageSize;
    const next = `${this.url}/repos/o/r/actions/artifacts?page=${page + 1}`;
    send(
      200,
      {
        total_count: this.stored.length,
        artifacts: this.stored
          .slice(from, from + this.pageSize)
          .map((stored, index) => shown(stored, from + index)),
      },
      from + this.pageSize < this.stored.length ? { link: `<${next}>; rel="next"` } : {},
    );
  });
  readonly #storage = createServer((request, response) => {
    if (request.headers.authorization !== undefined) this.leaked.push(request.url ?? "");
    const stored = this.stored[Number((request.url ?? "").slice(1))];
    response.writeHead(200, { "content-type": "application/zip" });
    response.end(
      stored?.archive ??
        zipSync({ "deployment-record.json": strToU8(JSON.stringify(stored?.record)) }),
    );
  });

  static async start(): Promise<ActionsServer> {
    const server = new ActionsServer();
    server.url = await listen(server.#api, "127.0.0.1");
    server.#storageUrl = await listen(server.#storage, "localhost");
    return server;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const server of [this.#api, this.#storage]) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }
}

async function listen(server: Server, host: string): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}

function shown({ runId, record, artifact, run }: StoredRecord, id: number) {
  return {
    id,
    name: "deployment-record",
    size_in_bytes: 2_000,
    expired: false,
    created_at: new Date().toISOString(),
    ...artifact,
    workflow_run: {
      id: runId,
      repository_id: 1,
      head_repository_id: 1,
      head_sha: (record as { commit?: string }).commit ?? "",
      ...run,
    },
  };
}
