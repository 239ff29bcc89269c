import { type ChildProcess, execFile, spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { promisify } from "node:util";
import type { ServerIdentity } from "../authority.ts";
import { commit, script, shell } from "../product.ts";
import { type Running, serveTls } from "../servers.ts";

const product = path.resolve(import.meta.dirname, "../../../../examples/roster");
const run = promisify(execFile);

/** Whether the example product can be built here. */
export async function hasDotnet(): Promise<boolean> {
  return await run("dotnet", ["--version"]).then(
    () => true,
    () => false,
  );
}

/** The statements of `UseRoster` that put one part of the product in its place. */
const statement = /^(\s*)((?:app|api)\.(Use|Map)(\w+)\([^;]*\);)$/gm;

export interface Variants extends AsyncDisposable {
  /** Names of the parts, in the product's order, for example `UseHsts`. */
  readonly parts: readonly string[];
  /** The product without this part behind TLS; `""` is the whole product. */
  readonly without: (part: string, identity: ServerIdentity) => Promise<Running>;
}

/**
 * Builds the example product once and starts it once for each of its parts, each time without that
 * part, all in one process: a copy of its sources has every statement of `UseRoster` behind a
 * question, and a Program of its own.
 */
export async function startVariants(directory: string): Promise<Variants> {
  const source = path.join(directory, "src", "Roster.Server");
  const skipped = /(^|[\\/])(bin|obj|wwwroot|TestResults)([\\/]|$)/;
  mkdirSync(source, { recursive: true });
  cpSync(path.join(product, "src", "Roster.Server"), source, {
    recursive: true,
    filter: (file) => !skipped.test(path.relative(product, file)),
  });
  cpSync(
    path.join(product, "Directory.Build.props"),
    path.join(directory, "Directory.Build.props"),
  );
  mkdirSync(path.join(source, "wwwroot"));
  const files: Readonly<Record<string, string>> = {
    "index.html": shell,
    "main-CD34.js": script,
    "styles-AB12.css": "body{}",
    "build-info.json": JSON.stringify({ commit }),
  };
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(path.join(source, "wwwroot", name), content);
  }

  const application = path.join(source, "RosterApplication.cs");
  const parts: string[] = [];
  const text = readFileSync(application, "utf8");
  const at = text.indexOf("public static void UseRoster");
  const changed = text.slice(at).replace(statement, (_, indent, whole, verb, name) => {
    parts.push(`${verb}${name}`);
    return `${indent}if (Variant.Missing != "${verb}${name}") ${whole}`;
  });
  writeFileSync(application, text.slice(0, at) + changed);
  writeFileSync(path.join(source, "Program.cs"), program(parts));

  const environment = { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: "1", DOTNET_NOLOGO: "1" };
  const built = path.join(directory, "built");
  await run(
    "dotnet",
    [
      "build",
      source,
      "-o",
      built,
      "-nodeReuse:false",
      "-p:TreatWarningsAsErrors=false",
      "-p:RunAnalyzers=false",
      // Nothing of these is looked at here, and each costs seconds.
      "-p:CompressionEnabled=false",
      "-p:GenerateDocumentationFile=false",
      "-p:NuGetAudit=false",
    ],
    { env: environment, maxBuffer: 16 * 1024 * 1024 },
  );
  const child: ChildProcess = spawn("dotnet", [path.join(built, "Roster.Server.dll")], {
    cwd: source,
    env: {
      ...environment,
      // Code that runs a few times is not worth optimising.
      DOTNET_TieredPGO: "0",
      ASPNETCORE_ENVIRONMENT: "Production",
      ConnectionStrings__Roster: `Data Source=${path.join(directory, "roster.db")}`,
      Logging__LogLevel__Default: "None",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const ports = await new Promise<Map<string, number>>((resolve, reject) => {
    let said = "";
    const listen = (chunk: Buffer) => {
      said += chunk;
      if (!/^ready$/m.test(said)) return;
      const lines = [...said.matchAll(/^listening (\w*):(\d+)$/gm)];
      resolve(new Map(lines.map(([, part = "", port]) => [part, Number(port)])));
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("exit", () => reject(new Error(`The product has ended: ${said}`)));
  });
  return {
    parts,
    without: (part, identity) => {
      const port = ports.get(part);
      if (port === undefined) throw new Error(`There is no variant "${part}".`);
      return behindTls(port, identity);
    },
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** As App Service's front end does: TLS ends here, and the application is told. */
function behindTls(port: number, identity: ServerIdentity): Promise<Running> {
  return serveTls(identity, (request, response) => {
    const headers = {
      ...request.headers,
      "x-forwarded-proto": "https",
      "x-forwarded-for": "20.1.2.3",
    };
    const inner = http.request(
      { host: "127.0.0.1", port, method: request.method, path: request.url, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    inner.on("error", () => response.destroy());
    request.pipe(inner);
  });
}

function program(parts: readonly string[]): string {
  const names = ["", ...parts].map((part) => `"${part}"`).join(", ");
  return `using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Roster.Server;
using Roster.Server.Data;

foreach (var part in new[] { ${names} })
{
    Variant.Missing = part;
    var builder = WebApplication.CreateBuilder();
    builder.AddRoster();
    builder.WebHost.UseUrls("http://127.0.0.1:0");
    var app = builder.Build();
    if (part == "")
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RosterDbContext>().Database.MigrateAsync();
    }

    app.UseRoster();
    await app.StartAsync();
    var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    Console.WriteLine($"listening {part}:{new Uri(address).Port}");
}

Console.WriteLine("ready");
await Task.Delay(Timeout.Infinite);

namespace Roster.Server
{
    public static class Variant
    {
        public static string Missing { get; set; } = "";
    }
}
`;
}
