import { readFileSync } from "node:fs";
import https from "node:https";
import { setTimeout as delay } from "node:timers/promises";

/** Users that ask again and again, each time as somebody new unless they keep their cookies. */
export class Users implements AsyncDisposable {
  readonly answers: { readonly at: number; readonly status: number; readonly release: string }[] =
    [];
  readonly #stop = new AbortController();
  readonly #running: Promise<void>;
  readonly #agent: https.Agent;

  /**
   * @param perSecond real requests per real second
   * @param pinned how many of them come from browsers that keep the routing cookie
   */
  constructor(
    environment: Readonly<Record<string, string>>,
    url: string,
    perSecond: number,
    pinned = 0,
  ) {
    this.#agent = new https.Agent({
      proxyEnv: environment as NodeJS.ProcessEnv,
      ca: readFileSync(environment.NODE_EXTRA_CA_CERTS ?? ""),
      keepAlive: true,
      maxSockets: 24,
    });
    const jars = Array.from({ length: pinned }, () => ({ cookie: "" }));
    let asked = 0;
    this.#running = (async () => {
      while (!this.#stop.signal.aborted) {
        asked += 1;
        void this.#ask(url, jars[asked % 10 === 0 ? (asked / 10) % Math.max(1, pinned) : -1]);
        await delay(1_000 / perSecond);
      }
    })();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.#running;
    this.#agent.destroy();
  }

  #ask(url: string, jar: { cookie: string } | undefined): Promise<void> {
    return new Promise((resolve) => {
      const note = (status: number, release: string) => {
        if (!this.#stop.signal.aborted) this.answers.push({ at: Date.now(), status, release });
        resolve();
      };
      https
        .get(
          url,
          { agent: this.#agent, headers: jar?.cookie ? { cookie: jar.cookie } : {} },
          (response) => {
            const cookies = response.headers["set-cookie"]?.map((one) => one.split(";")[0]);
            if (jar !== undefined && cookies !== undefined) jar.cookie = cookies.join("; ");
            response.resume();
            response.on("end", () =>
              note(response.statusCode ?? 0, String(response.headers["x-release"] ?? "")),
            );
          },
        )
        .on("error", () => note(0, ""));
    });
  }
}
