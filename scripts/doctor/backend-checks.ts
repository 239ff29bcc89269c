import path from "node:path";
import type { Layout } from "./layout.ts";
import { code, type Finding, type Product } from "./product.ts";
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
  findings.push(...orphans(product, topic));
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

/** Classes that EF passes over for want of an attribute; ef-migrate refuses them. */
function orphans(product: Product, topic: string): Finding[] {
  const sources = product.files
    .filter((file) => /(^|\/)Migrations\/.*\.cs$/.test(file))
    .map((file) => ({ file, text: code(product.read(file)) }));
  return sources.flatMap(({ file, text }): Finding[] => {
    const declared = /\bclass\s+(\w+)\s*:\s*Migration\b/.exec(text);
    const name = declared?.[1];
    if (name === undefined) return [];
    const own = sources.filter((source) => new RegExp(`\\bclass\\s+${name}\\b`).test(source.text));
    if (own.some((source) => /\[\s*(\w+\.)*Migration\s*\(/.test(source.text))) return [];
    return [
      {
        level: "missing",
        topic,
        message: `EF passes over ${name}: no part of the class has the attribute [Migration].`,
        remedy:
          "Create it again with `dotnet ef migrations add`, or delete the file; its change does not happen.",
        file,
        line: text.slice(0, declared?.index).split("\n").length,
      },
    ];
  });
}
