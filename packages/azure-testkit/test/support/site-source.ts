import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryDirectory } from "./temporary.ts";

/** The files of a small site: it answers its release, its environment, and misbehaves on demand. */
export async function siteSource(release: string): Promise<string> {
  const directory = join(await temporaryDirectory(), release);
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, "server.js"), serverOf(release));
  return directory;
}

function serverOf(release: string): string {
  return `
const { createServer } = require("node:http");
const release = ${JSON.stringify(release)};
const server = createServer((request, response) => {
  response.setHeader("x-release", release);
  const url = new URL(request.url, "http://site");
  if (url.pathname === "/environment") {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(process.env));
  } else if (url.pathname === "/headers") {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(request.headers));
  } else if (url.pathname === "/status") {
    response.statusCode = Number(url.searchParams.get("code"));
    response.end("as asked");
  } else if (url.pathname === "/slow") {
    setTimeout(() => response.end(release), Number(url.searchParams.get("ms")));
  } else if (url.pathname === "/echo") {
    request.pipe(response);
  } else if (url.pathname === "/crash") {
    process.exit(3);
  } else {
    response.end(release);
  }
});
server.on("upgrade", (request, socket) => {
  socket.write("HTTP/1.1 101 Switching Protocols\\r\\nConnection: Upgrade\\r\\nUpgrade: echo\\r\\n\\r\\n");
  socket.pipe(socket);
});
server.keepAliveTimeout = 120000;
server.listen(process.env.PORT, "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));
`;
}
