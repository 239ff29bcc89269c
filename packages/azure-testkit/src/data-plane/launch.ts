import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

export interface Command {
  readonly file: string;
  readonly arguments: readonly string[];
}

/** How the files of a site are started; undefined when there is nothing to start. */
export function startCommand(wwwroot: string, startupCommand: unknown): Command | undefined {
  if (typeof startupCommand === "string" && startupCommand.trim() !== "") {
    const [file = "", ...rest] = startupCommand.trim().split(/\s+/);
    return { file: file === "node" ? process.execPath : file, arguments: rest };
  }
  const applications = readdirSync(wwwroot)
    .filter((name) => name.endsWith(".runtimeconfig.json"))
    .map((name) => name.replace(/\.runtimeconfig\.json$/, ".dll"))
    .filter((dll) => existsSync(join(wwwroot, dll)));
  if (applications[0] !== undefined && applications.length === 1) {
    return { file: "dotnet", arguments: [applications[0]] };
  }
  if (existsSync(join(wwwroot, "server.js"))) {
    return { file: process.execPath, arguments: ["server.js"] };
  }
  return undefined;
}

const setpriv = ["/usr/bin/setpriv", "/bin/setpriv"].find((path) => existsSync(path));

/**
 * On Linux the kernel ends the child with its parent, even after SIGKILL (prctl PR_SET_PDEATHSIG
 * through util-linux's setpriv); elsewhere only `stop()` ends it.
 */
export function boundToParent(command: Command): Command {
  if (process.platform !== "linux" || setpriv === undefined) return command;
  return {
    file: setpriv,
    arguments: ["--pdeathsig", "KILL", "--", command.file, ...command.arguments],
  };
}
