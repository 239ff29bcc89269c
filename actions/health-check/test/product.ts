import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";

export const commit = "0123456789abcdef0123456789abcdef01234567";
export const otherCommit = "fedcba9876543210fedcba9876543210fedcba98";

export const shell = `<!doctype html><html><head><title>Roster</title><base href="/">
<link rel="stylesheet" href="styles-AB12.css"></head>
<body><app-root></app-root><script src="main-CD34.js" type="module"></script></body></html>`;

export const script = "console.log('roster');";

/** Answers by path; a path that is not here goes on to the honest product. */
export type Answers = Readonly<
  Record<string, (request: IncomingMessage, response: ServerResponse) => void>
>;

/**
 * A product as it should be: shell for paths without a dot, 404 for missing files, JSON health,
 * build id, 401 without a session. Single paths can be made to lie.
 */
export function product(changes: Answers = {}): RequestListener {
  return (request, response) => {
    const path = new URL(request.url ?? "/", "http://any").pathname;
    const change = changes[path];
    if (change !== undefined) return change(request, response);
    switch (path) {
      case "/health":
        return json(response, 200, {
          status: "Healthy",
          entries: { database: { status: "Healthy" } },
        });
      case "/build-info.json":
        return json(response, 200, { commit, ref: "refs/heads/main" });
      case "/api/users/me":
        return json(response, 401, { title: "Unauthorized" });
      case "/api/ping":
        return json(response, 200, { pong: true, items: [{ name: "first" }] });
      case "/main-CD34.js":
        return send(response, 200, "text/javascript", script);
      case "/styles-AB12.css":
        return send(response, 200, "text/css", "body{}");
    }
    if (path.startsWith("/api/") || /\.[^/]*$/.test(path))
      return send(response, 404, "text/plain", "");
    if (request.method !== "GET") return send(response, 405, "text/plain", "");
    return send(response, 200, "text/html; charset=utf-8", shell);
  };
}

export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    "content-type": type,
    "strict-transport-security": "max-age=31536000",
    "content-security-policy": "default-src 'self'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    ...headers,
  });
  response.end(body);
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, "application/json; charset=utf-8", JSON.stringify(body));
}
