import path from "node:path";
import type { Layout } from "./layout.ts";
import type { Finding, Product } from "./product.ts";
import { startFindings } from "./start-checks.ts";

/** What the pipeline needs of the ASP.NET Core part. */
export function backendFindings(product: Product, layout: Layout): Finding[] {
  return [
    ...solution(layout),
    ...tests(product, layout),
    ...startFindings(product, layout),
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
