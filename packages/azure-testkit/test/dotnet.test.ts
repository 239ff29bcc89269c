import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { fixture, siteName } from "./support/azure.ts";
import { temporaryDirectory } from "./support/temporary.ts";

const run = promisify(execFile);
const version = await run("dotnet", ["--version"]).then(
  ({ stdout }) => stdout.trim(),
  () => undefined,
);

const program = `
var app = WebApplication.CreateBuilder(args).Build();
app.Use(async (context, next) => { context.Response.Headers["X-Release"] = "dotnet"; await next(); });
app.MapGet("/", (IConfiguration configuration) => configuration["Feature:Colour"]);
app.Run();
`;

it("a published ASP.NET Core app runs in a slot with the slot's settings", {
  timeout: 240_000,
}, async (ctx) => {
  if (version === undefined) ctx.skip("not run: dotnet is not installed");
  const directory = await temporaryDirectory();
  const source = join(directory, "App");
  await mkdir(source);
  await writeFile(join(source, "Program.cs"), program);
  await writeFile(
    join(source, "App.csproj"),
    `<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net${version?.split(".")[0]}.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup></Project>`,
  );
  const environment = { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: "1", DOTNET_NOLOGO: "1" };
  const published = join(directory, "published");
  await run("dotnet", ["publish", source, "-c", "Release", "-o", published, "-nodeReuse:false"], {
    env: environment,
  });

  await using f = await fixture();
  await f.azure.deploy(siteName, "green", published);
  const answer = await f.client.call(`https://${siteName}-green.azurewebsites.net/`);
  expect([answer.status, answer.text, answer.headers["x-release"]]).toEqual([
    200,
    "green",
    "dotnet",
  ]);

  await f.client.finish(
    await f.client.call(f.arm("/slotsswap", "green"), {
      method: "POST",
      body: { targetSlot: "production" },
    }),
  );
  const swapped = await f.client.call(`https://${siteName}.azurewebsites.net/`);
  expect(swapped.headers["x-release"]).toBe("dotnet");
});
