/**
 * @typedef {{ number: number, directory: string, node: string, output: string, destination: string }} ClientRun
 *   `output` and `destination` are empty for a run that only tests; `node` is empty for the
 *   pipeline's own version
 * @typedef {{ "dotnet-matrix": string, "node-matrix": string, "client-directory": string,
 *   "other-clients": string, spa: string }} Wanted
 */

/**
 * What is built and tested beside the backend and the client that ship.
 *
 * @param {Wanted} wanted
 * @returns {{ dotnet: string[], clients: ClientRun[] } | { refused: string }}
 */
export function shape(wanted) {
  const dotnet = lines(wanted["dotnet-matrix"]);
  const node = lines(wanted["node-matrix"]);
  const others = lines(wanted["other-clients"]);
  const main = wanted["client-directory"].trim();
  if (!["placed", "published", "separate"].includes(wanted.spa)) {
    return {
      refused: `The input "spa" is "${wanted.spa}". Use "placed" (before publish), "published" (the publish builds it) or "separate" (a site of its own).`,
    };
  }
  for (const version of [...dotnet, ...node]) {
    if (!/^[\w.*/^~<>=| -]+$/.test(version)) {
      return { refused: `"${version}" is no version. Write one per line, for example "10.0.x".` };
    }
  }
  if (main.includes("\n")) {
    return {
      refused:
        'The input "client-directory" takes one client. Name the others in "other-clients", each with its output and its destination.',
    };
  }
  if (main === "" && (node.length > 0 || others.length > 0)) {
    return {
      refused:
        'There is no client ("client-directory" is empty), and "node-matrix" or "other-clients" asks for one.',
    };
  }
  const clients = node.map((version) => ({
    directory: main,
    node: version,
    output: "",
    destination: "",
  }));
  for (const line of others) {
    const [directory = "", output = "", destination = "", ...more] = line.split(/\s+/);
    const places = [directory, output, destination];
    if (destination === "" || more.length > 0) {
      return {
        refused: `The other client "${line}" is not "directory output destination". Example: "src/Admin dist/admin/browser src/Server/wwwroot/admin".`,
      };
    }
    if (places.some((place) => place.startsWith("/") || place.split("/").includes(".."))) {
      return { refused: `The other client "${line}" leaves the repository.` };
    }
    if (directory === main || clients.some((one) => one.output && one.directory === directory)) {
      return { refused: `The client ${directory} is named twice.` };
    }
    clients.push({ directory, node: "", output, destination });
  }
  return { dotnet, clients: clients.map((one, index) => ({ number: index + 2, ...one })) };
}

/** @param {string} text */
function lines(text) {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}
