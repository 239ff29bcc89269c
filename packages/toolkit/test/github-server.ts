import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface StoredComment {
  readonly id: number;
  body: string;
  readonly login: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly message: string;
  /** The request takes effect and its answer is lost all the same. */
  readonly after?: boolean;
}

/**
 * The part of GitHub's REST API about comments on an issue, over HTTP, as its documentation says:
 * "REST API endpoints for issue comments" (2022-11-28), "Using pagination" (Link header, at most
 * 100 a page), "Rate limits" and the GraphQL query of the token's account.
 */
export class GitHubServer implements AsyncDisposable {
  readonly comments: StoredComment[] = [];
  readonly requests: string[] = [];
  /** Pull requests by number; a fork that is gone has no repository. */
  readonly pulls = new Map<number, { sha: string; repository: string | null; state?: string }>();
  /** Taken in order by the requests whose method and path begin with the key. */
  readonly answers = new Map<string, Answer[]>();
  account = "github-actions[bot]";
  token = "ghs_0123456789abcdef";
  url = "";
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  static async start(): Promise<GitHubServer> {
    const github = new GitHubServer();
    await new Promise<void>((resolve) => github.#server.listen(0, "127.0.0.1", resolve));
    github.url = `http://127.0.0.1:${(github.#server.address() as AddressInfo).port}`;
    return github;
  }

  add(login: string, body: string): StoredComment {
    const comment = { id: 1_000 + this.comments.length, login, body };
    this.comments.push(comment);
    return comment;
  }

  answer(request: string, ...answers: Answer[]): void {
    this.answers.set(request, answers);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = "";
    for await (const chunk of request) text += chunk;
    const name = `${request.method} ${request.url}`;
    this.requests.push(name);
    const send = (status: number, body: unknown, headers: Record<string, string> = {}) => {
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(JSON.stringify(body));
    };
    const planned = [...this.answers].find(([start]) => name.startsWith(start))?.[1].shift();
    if (planned !== undefined && planned.after !== true) {
      return send(planned.status, { message: planned.message }, { ...planned.headers });
    }
    if (request.headers.authorization !== `token ${this.token}`) {
      return send(401, { message: "Bad credentials" });
    }
    if (name === "POST /graphql") return send(200, { data: { viewer: { login: this.account } } });
    const result = this.#route(name, text);
    if (planned !== undefined) return send(planned.status, { message: planned.message });
    send(result.status, result.body, result.headers);
  }

  #route(
    name: string,
    text: string,
  ): { status: number; body: unknown; headers?: Record<string, string> } {
    const list = /^GET \/repos\/o\/r\/issues\/7\/comments\?(.*)$/.exec(name);
    if (list !== null) {
      const query = new URLSearchParams(list[1]);
      const size = Number(query.get("per_page") ?? 30);
      const page = Number(query.get("page") ?? 1);
      const next = `${this.url}/repos/o/r/issues/7/comments?per_page=${size}&page=${page + 1}`;
      return {
        status: 200,
        body: this.comments.slice((page - 1) * size, page * size).map((c) => this.#shown(c)),
        ...(page * size < this.comments.length
          ? { headers: { link: `<${next}>; rel="next"` } }
          : {}),
      };
    }
    const pull = /^GET \/repos\/o\/r\/pulls\/(\d+)$/.exec(name)?.[1];
    if (pull !== undefined) {
      const known = this.pulls.get(Number(pull));
      return known === undefined
        ? { status: 404, body: { message: "Not Found" } }
        : {
            status: 200,
            body: {
              state: known.state ?? "open",
              head: {
                sha: known.sha,
                repo: known.repository === null ? null : { full_name: known.repository },
              },
            },
          };
    }
    const body = text === "" ? "" : (JSON.parse(text) as { body: string }).body;
    if (body.length > 65_536) {
      return {
        status: 422,
        body: { message: "Validation Failed: Body is too long (maximum is 65536 characters)" },
      };
    }
    if (name === "POST /repos/o/r/issues/7/comments") {
      return { status: 201, body: this.#shown(this.add(this.account, body)) };
    }
    const id = /^PATCH \/repos\/o\/r\/issues\/comments\/(\d+)$/.exec(name)?.[1];
    const comment = this.comments.find((known) => String(known.id) === id);
    if (comment === undefined) return { status: 404, body: { message: "Not Found" } };
    comment.body = body;
    return { status: 200, body: this.#shown(comment) };
  }

  #shown({ id, body, login }: StoredComment) {
    return {
      id,
      body,
      user: { login, type: login.endsWith("[bot]") ? "Bot" : "User" },
      html_url: `https://github.com/o/r/pull/7#issuecomment-${id}`,
    };
  }
}
