/** The backend of a variant: a server, what it calculates, and its tests, in any solution's form. */

import type { Files } from "../runner/rehearse.ts";

/** Packages that run tests, in versions that work together. */
const testPackages = {
  xunit: {
    packages: { xunit: "2.9.3", "xunit.runner.visualstudio": "3.1.5" },
    source:
      "using Xunit;\n\npublic class PriceTests\n{\n    [Fact]\n    public void AddsUp() => Assert.Equal(3, Price.Of(1, 2));\n}\n",
  },
  "xunit.v3": {
    packages: { "xunit.v3": "3.2.2", "xunit.runner.visualstudio": "3.1.5" },
    source:
      "using Xunit;\n\npublic class PriceTests\n{\n    [Fact]\n    public void AddsUp() => Assert.Equal(3, Price.Of(1, 2));\n}\n",
  },
  nunit: {
    packages: { NUnit: "4.3.2", NUnit3TestAdapter: "5.0.0" },
    source:
      "using NUnit.Framework;\n\npublic class PriceTests\n{\n    [Test]\n    public void AddsUp() => Assert.That(Price.Of(1, 2), Is.EqualTo(3));\n}\n",
  },
  mstest: {
    packages: { MSTest: "4.5.2", "Microsoft.NET.Test.Sdk": "18.10.1" },
    source:
      "using Microsoft.VisualStudio.TestTools.UnitTesting;\n\n[TestClass]\npublic class PriceTests\n{\n    [TestMethod]\n    public void AddsUp() => Assert.AreEqual(3, Price.Of(1, 2));\n}\n",
  },
} as const;

export type TestFramework = keyof typeof testPackages;

const properties = (more = "") => `<Project>
  <PropertyGroup>
    <TargetFramework>net9.0</TargetFramework>
    <RollForward>Major</RollForward>
    <ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable>
    <InvariantGlobalization>true</InvariantGlobalization>
    <SatelliteResourceLanguages>en</SatelliteResourceLanguages>
    ${more}
  </PropertyGroup>
</Project>
`;

/** `src/Shop.Server` and the projects of its tests, without a solution. */
export function backend(request: {
  readonly tests: Readonly<Record<string, TestFramework>>;
  /** Microsoft.Testing.Platform in the place of VSTest. */
  readonly testingPlatform?: boolean;
  /** Everything that is built lies in `artifacts`. */
  readonly artifactsPath?: boolean;
  /** What the server's project file holds further. */
  readonly serverProject?: string;
}): Files {
  const files: Files = {
    "Directory.Build.props": properties(
      request.artifactsPath
        ? "<ArtifactsPath>$(MSBuildThisFileDirectory)artifacts</ArtifactsPath>"
        : "",
    ),
    ".gitignore": "bin/\nobj/\nartifacts/\nnode_modules/\ndist/\ncoverage/\n.angular/\n",
    ".editorconfig": "root = true\n\n[*.cs]\nindent_size = 4\ninsert_final_newline = true\n",
    "src/Shop.Server/Shop.Server.csproj": `<Project Sdk="Microsoft.NET.Sdk.Web">\n${request.serverProject ?? ""}</Project>\n`,
    "src/Shop.Server/Program.cs": `var app = WebApplication.CreateBuilder(args).Build();
app.MapStaticAssets();
app.MapGet("/health", () => Results.Ok(new { status = "Healthy" }));
app.MapFallbackToFile("index.html");
app.Run();
`,
    "src/Shop.Server/Price.cs":
      "public static class Price\n{\n    public static int Of(int one, int other) => one + other;\n}\n",
  };
  for (const [name, framework] of Object.entries(request.tests)) {
    const { packages, source } = testPackages[framework];
    const all = {
      ...(request.testingPlatform
        ? {}
        : { "Microsoft.NET.Test.Sdk": "17.14.1", "coverlet.collector": "6.0.4" }),
      ...packages,
    };
    const program = framework === "xunit.v3" || request.testingPlatform;
    files[`tests/${name}/${name}.csproj`] = `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <IsPackable>false</IsPackable>
    ${program ? "<OutputType>Exe</OutputType>" : ""}
    ${request.testingPlatform ? "<EnableMSTestRunner>true</EnableMSTestRunner>" : ""}
  </PropertyGroup>
  <ItemGroup>
${Object.entries(all)
  .map(([id, version]) => `    <PackageReference Include="${id}" Version="${version}" />`)
  .join("\n")}
    <ProjectReference Include="../../src/Shop.Server/Shop.Server.csproj" />
  </ItemGroup>
</Project>
`;
    files[`tests/${name}/PriceTests.cs`] = source;
  }
  return files;
}

/** A solution in the newer form. @param projects paths relative to it */
export function slnx(projects: readonly string[]): string {
  const lines = projects.map((project) => `  <Project Path="${project}" />`);
  return `<Solution>\n${lines.join("\n")}\n</Solution>\n`;
}

/** A solution in the classic form. @param projects paths relative to it */
export function sln(projects: readonly string[]): string {
  const ids = projects.map((_, index) => `{00000000-0000-0000-0000-00000000000${index + 1}}`);
  const entries = projects.map((project, index) => {
    const name = project.split("/").at(-1)?.replace(".csproj", "") ?? "";
    return `Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "${name}", "${project.replaceAll("/", "\\")}", "${ids[index]}"\nEndProject`;
  });
  const built = ids.flatMap((id) => [
    `\t\t${id}.Release|Any CPU.ActiveCfg = Release|Any CPU`,
    `\t\t${id}.Release|Any CPU.Build.0 = Release|Any CPU`,
  ]);
  return `
Microsoft Visual Studio Solution File, Format Version 12.00
# Visual Studio Version 17
${entries.join("\n")}
Global
\tGlobalSection(SolutionConfigurationPlatforms) = preSolution
\t\tRelease|Any CPU = Release|Any CPU
\tEndGlobalSection
\tGlobalSection(ProjectConfigurationPlatforms) = postSolution
${built.join("\n")}
\tEndGlobalSection
EndGlobal
`;
}
