import { appendFileSync } from "node:fs";
import { shape } from "./shape.mjs";

const { DOTNET_MATRIX, NODE_MATRIX, CLIENT_DIRECTORY, OTHER_CLIENTS, SPA, GITHUB_OUTPUT } =
  process.env;
const found = shape({
  "dotnet-matrix": DOTNET_MATRIX,
  "node-matrix": NODE_MATRIX,
  "client-directory": CLIENT_DIRECTORY,
  "other-clients": OTHER_CLIENTS,
  spa: SPA,
});
if ("refused" in found) {
  const words = found.refused
    .replaceAll("%", "%25")
    .replaceAll("\n", "%0A")
    .replaceAll("\r", "%0D");
  console.log(`::error title=product-shape::${words}`);
  process.exit(1);
}
appendFileSync(
  GITHUB_OUTPUT,
  `dotnet=${JSON.stringify(found.dotnet)}\nclients=${JSON.stringify(found.clients)}\n`,
);
console.log(
  `Further SDK versions: ${found.dotnet.length}. Further runs of a client: ${found.clients.length}.`,
);
