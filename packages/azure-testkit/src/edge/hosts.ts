import { logHosts } from "../insights/logs.ts";

/** The parts of Azure and GitHub that stand behind the edge. */
export type HostKind =
  | "arm"
  | "logs"
  | "key-vault"
  | "entra"
  | "github-tokens"
  | "github-issuer"
  | "kudu"
  | DataPlaneKind;

/** What users reach: a site itself, or what stands in front of two of them. */
export type DataPlaneKind = "site" | "front-door" | "gateway";

/** Which part answers for a host name; undefined for a host that does not exist here. */
export function hostKind(host: string): HostKind | undefined {
  const name = host.toLowerCase();
  if (name === "management.azure.com") return "arm";
  if (logHosts.includes(name)) return "logs";
  if (/^[a-z0-9-]+\.vault\.azure\.net$/.test(name)) return "key-vault";
  if (name === "login.microsoftonline.com") return "entra";
  if (name === "token.actions.githubusercontent.com") return "github-issuer";
  if (name.endsWith(".actions.githubusercontent.com")) return "github-tokens";
  if (/^[a-z0-9-]+\.scm\.azurewebsites\.net$/.test(name)) return "kudu";
  if (/^[a-z0-9-]+\.azurewebsites\.net$/.test(name)) return "site";
  if (/^[a-z0-9-]+\.z01\.azurefd\.net$/.test(name)) return "front-door";
  if (/^[a-z0-9-]+\.westeurope\.cloudapp\.azure\.com$/.test(name)) return "gateway";
  return undefined;
}

export function isDataPlane(kind: HostKind): kind is DataPlaneKind {
  return kind === "site" || kind === "front-door" || kind === "gateway";
}
