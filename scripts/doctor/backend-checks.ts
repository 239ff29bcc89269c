import path from "node:path";
import type { Layout } from "./layout.ts";
import { code, type Finding, lineOf, type Product } from "./product.ts";

/** What the pipeline needs of the ASP.NET Core part. */
export function backendFindings(product: Product, layout: Layout): Finding[] {
  return [
    ...solution(layout),
    ...tests(product, layout),
    ...startUp(product, layout),
    ...migrations(product, layout),
  ];
}

function solution({ solution: file, server }: Layout): Finding[] {
  const topic = "Backend";
  if (server === undefined) {
    return [
      {
        level: "missing",
        topic,
        message: "No project of the SDK Microsoft.NET.Sdk.Web was found.",
        remedy: 'Set the input "server-project" to the project that is published.',
      },
    ];
  }
  return [
    file === undefined
      ? {
          level: "advice",
          topic,
          message: "There is no solution file.",
          remedy:
            'Set the input "solution" to the project that builds everything, or add one with `dotnet new sln`.',
        }
      : { level: "ready", topic, message: `${file} builds ${server}.` },
  ];
}

function tests(product: Product, { testProjects }: Layout): Finding[] {
  const topic = "Backend tests";
  if (testProjects.length === 0) {
    return [
      {
        level: "missing",
        topic,
        message: "No test project was found; without tests there is no coverage to gate.",
        remedy: "Add one (`dotnet new xunit`) with the package coverlet.collector.",
      },
    ];
  }
  const central = product.files
    .filter((file) => /Directory\.(Packages|Build)\.props$/.test(file))
    .map(product.read)
    .join("\n");
  return testProjects.map((directory): Finding => {
    const file =
      product.files.find(
        (name) => path.posix.dirname(name) === directory && name.endsWith(".csproj"),
      ) ?? directory;
    const hasCollector = /coverlet\.collector|Microsoft\.Testing\.Extensions\.CodeCoverage/.test(
      `${product.read(file)}${central}`,
    );
    return hasCollector
      ? { level: "ready", topic, message: `${directory} collects coverage.`, file }
      : {
          level: "missing",
          topic,
          message: `${directory} collects no coverage.`,
          remedy: `dotnet add ${directory} package coverlet.collector`,
          file,
        };
  });
}

const topicStart = "Start of the app";

function startUp(product: Product, { server }: Layout): Finding[] {
  if (server === undefined) return [];
  const sources = product.files
    .filter((file) => file.endsWith(".cs") && !/(^|\/)(Migrations|obj|bin)\//.test(file))
    .filter((file) => !/Tests?(\/|\.cs$)/.test(file))
    .map((file) => ({ file, text: code(product.read(file)) }));
  const first = (pattern: RegExp) => sources.find(({ text }) => pattern.test(text));
  const findings: Finding[] = [];

  const health = first(/\.MapHealthChecks\(|\.UseHealthChecks\(/);
  const fallback = first(/\.MapFallbackToFile\(/);
  if (health === undefined) {
    findings.push({
      level: "missing",
      topic: topicStart,
      message: `There is no health endpoint${fallback === undefined ? "" : `, and ${fallback.file} answers every unknown path with the SPA's page: a check of /health would always see 200`}.`,
      remedy:
        'builder.Services.AddHealthChecks().AddDbContextCheck<YourContext>(); and app.MapHealthChecks("/health") before MapFallbackToFile.',
      ...place(fallback, /\.MapFallbackToFile\(/),
    });
  } else {
    findings.push({
      level: "ready",
      topic: topicStart,
      message: "A health endpoint is mapped.",
      ...place(health, /\.(Map|Use)HealthChecks\(/),
    });
  }

  const migrates = first(/\.Database\.Migrate(Async)?\(/);
  if (migrates !== undefined) {
    const guarded = /IsDevelopment\(\)/.test(migrates.text);
    findings.push({
      level: guarded ? "advice" : "missing",
      topic: topicStart,
      message: guarded
        ? "The app migrates its database at start-up; the file asks for Development, so look whether that guards it."
        : "The app migrates its database at every start. A release in the slot would migrate production by itself, before anyone approved it.",
      remedy:
        "if (app.Environment.IsDevelopment()) await context.Database.MigrateAsync(); the pipeline migrates everywhere else.",
      ...place(migrates, /\.Database\.Migrate(Async)?\(/),
    });
  }

  if (first(/UseForwardedHeaders|ForwardedHeadersOptions/) === undefined) {
    findings.push({
      level: "advice",
      topic: topicStart,
      message:
        "Forwarded headers are not read: behind App Service the app takes every request for http.",
      remedy:
        "Set the app setting ASPNETCORE_FORWARDEDHEADERS_ENABLED=true, or call app.UseForwardedHeaders().",
    });
  }
  if (first(/\.UseHsts\(/) === undefined) {
    findings.push({
      level: "advice",
      topic: topicStart,
      message: "HSTS is not sent; the validation asks for one year.",
      remedy:
        "builder.Services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365)); app.UseHsts();",
    });
  }
  return findings;
}

function place(found: { file: string; text: string } | undefined, pattern: RegExp) {
  if (found === undefined) return {};
  const line = lineOf(found.text, pattern);
  return line === undefined ? { file: found.file } : { file: found.file, line };
}

function migrations(product: Product, { migrations: project, server }: Layout): Finding[] {
  const topic = "Migrations";
  if (project === undefined) {
    return [
      {
        level: "advice",
        topic,
        message: "There are no EF Core migrations; the plan will pass and say so.",
      },
    ];
  }
  const factory = product.files.find(
    (file) => file.endsWith(".cs") && /IDesignTimeDbContextFactory</.test(product.read(file)),
  );
  const findings: Finding[] = [
    {
      level: "ready",
      topic,
      message: `${project} holds the migrations${project === server ? "" : ' (input "migrations-project")'}.`,
    },
  ];
  if (factory !== undefined && /GetCurrentDirectory\(\)/.test(product.read(factory))) {
    findings.push({
      level: "advice",
      topic,
      message: "The design-time factory reads its settings from the current directory.",
      remedy:
        "Nothing to do for the pipeline, which gives it a placeholder connection; tools started elsewhere will not find the file.",
      file: factory,
    });
  }
  return findings;
}
