import { readFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { Agent, request } from "node:https";
import type { Azure } from "../../src/index.ts";

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: the assertions say what the body is
  readonly json: any;
}

export interface Call {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer | object;
}

/** A plain client of Node that goes through the proxy, as product code does. */
export class Client {
  readonly #agent: Agent;
  token: string | undefined;

  constructor(azure: Azure) {
    this.#agent = new Agent({
      keepAlive: true,
      proxyEnv: { ...azure.environment },
      ca: readFileSync(azure.environment.NODE_EXTRA_CA_CERTS ?? "", "utf8"),
    });
  }

  close(): void {
    this.#agent.destroy();
  }

  call(url: string, { method = "GET", headers = {}, body }: Call = {}): Promise<Answer> {
    const sent =
      body === undefined || typeof body === "string" || Buffer.isBuffer(body)
        ? body
        : JSON.stringify(body);
    const token = new URL(url).hostname === "management.azure.com" ? this.token : undefined;
    return new Promise((resolve, reject) => {
      const call = request(
        url,
        {
          method,
          agent: this.#agent,
          headers: {
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
            ...(sent === undefined
              ? {}
              : { "content-length": Buffer.byteLength(sent), "content-type": "application/json" }),
            ...headers,
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.once("error", reject);
          response.once("end", () => {
            const text = Buffer.concat(chunks).toString("utf8");
            const isJson = (response.headers["content-type"] ?? "").includes("json");
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              text,
              json: isJson && text !== "" ? JSON.parse(text) : undefined,
            });
          });
        },
      );
      call.once("error", reject);
      call.end(sent);
    });
  }

  /** Opens an upgraded connection, sends a text and answers what came back first. */
  upgraded(url: string, text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const headers = { connection: "Upgrade", upgrade: "echo" };
      const call = request(url, { agent: this.#agent, headers });
      call.once("upgrade", (_response, socket) => {
        socket.once("data", (chunk: Buffer) => {
          socket.destroy();
          resolve(chunk.toString("utf8"));
        });
        socket.write(text);
      });
      call.once("response", (response) => reject(new Error(`Answered ${response.statusCode}.`)));
      call.once("error", reject);
      call.end();
    });
  }

  /** Follows `Location` until the operation has ended. */
  async finish(answer: Answer): Promise<Answer> {
    let last = answer;
    while (last.status === 202 && last.headers.location !== undefined) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      last = await this.call(last.headers.location);
    }
    return last;
  }

  async signIn(azure: Azure, clientId = "deployer", secret = "s3cret"): Promise<void> {
    const answer = await this.call(
      `https://login.microsoftonline.com/${azure.tenantId}/oauth2/v2.0/token`,
      {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({
          grant_type: "client_credentials",
          client_id: clientId,
          client_secret: secret,
          scope: "https://management.azure.com/.default",
        }).toString(),
      },
    );
    if (answer.status !== 200) throw new Error(answer.text);
    this.token = answer.json.access_token;
  }
}
