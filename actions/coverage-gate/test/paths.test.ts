import { describe, expect, it } from "vitest";
import { pathRules } from "../src/paths/patterns.ts";
import { reportPath } from "../src/paths/report-path.ts";
import { repositoryFiles } from "../src/paths/repository-files.ts";
import { type ReportPlace, resolvePaths } from "../src/paths/resolve.ts";

const shop = repositoryFiles("/home/runner/work/shop/shop", [
  "src/Api/Program.cs",
  "src/Api/Users/List.cs",
  "src/Jobs/Program.cs",
  "web/src/main.ts",
  "web/src/app/list.ts",
  "admin/src/main.ts",
  "admin/src/app/roles.ts",
  "index.js",
]);

function resolve(names: string[], place: Partial<ReportPlace> = {}, repository = shop) {
  const resolved = resolvePaths(
    names,
    { directory: "", workingDirectory: "", roots: [], mappings: [], ...place },
    repository,
  );
  return names.map((name) => resolved.get(name));
}

const repository = (path: string) => ({ path, found: "repository" });

describe("A file name of a report", () => {
  it.each([
    ["src\\Api\\Program.cs", "src/Api/Program.cs"],
    ["C:\\a\\..\\b\\.\\X.cs", "c:/b/X.cs"],
    ["/_/src/A.cs", "src/A.cs"],
    ["/_1/src/A.cs", "src/A.cs"],
    ["https://raw.githubusercontent.com/o/r/0a1b/src/A.cs", "/o/r/0a1b/src/A.cs"],
    ["file:///C:/x/A%20B.cs", "c:/x/A B.cs"],
    ["webpack://shop/./src/a.ts", "src/a.ts"],
    ["src/a.vue?vue&type=script", "src/a.vue"],
    ["../a.ts", "../a.ts"],
    ["/../../a.ts", "/a.ts"],
  ])("%s is %s", (name, text) => {
    expect(reportPath(name).text).toBe(text);
  });
});

describe("The repository's file behind a name", () => {
  it("is found below this checkout", () => {
    expect(resolve(["/home/runner/work/shop/shop/src/Api/Program.cs"])).toEqual([
      repository("src/Api/Program.cs"),
    ]);
  });

  it("is found below a source of the report", () => {
    const roots = ["/home/runner/work/shop/shop/src/Jobs/"];
    expect(resolve(["Program.cs"], { roots })).toEqual([repository("src/Jobs/Program.cs")]);
  });

  it("is found when coverlet names the root of the file system as the source", () => {
    const names = ["home/runner/work/shop/shop/src/Api/Program.cs"];
    expect(resolve(names, { roots: ["/"] })).toEqual([repository("src/Api/Program.cs")]);
  });

  it("is found below the nearest directory above the report", () => {
    const names = ["src/main.ts"];
    expect(resolve(names, { directory: "admin/coverage" })).toEqual([
      repository("admin/src/main.ts"),
    ]);
  });

  it("is found by the end of a path of another machine, also of Windows and in other case", () => {
    expect(
      resolve(["D:\\agent\\1\\S\\SRC\\Api\\Users\\list.cs", "/build/x/src/Jobs/Program.cs"]),
    ).toEqual([repository("src/Api/Users/List.cs"), repository("src/Jobs/Program.cs")]);
  });

  it("is decided by the directory that most names of the report share", () => {
    expect(resolve(["src/main.ts", "src/app/list.ts"], { directory: "coverage" })).toEqual([
      repository("web/src/main.ts"),
      repository("web/src/app/list.ts"),
    ]);
  });

  it("is ambiguous when nothing decides", () => {
    expect(resolve(["src/main.ts"], { directory: "coverage" })).toEqual([
      { path: "src/main.ts", found: "ambiguous" },
    ]);
  });

  it("is not taken from a bare name that the other names contradict", () => {
    expect(
      resolve(["/build/web/src/main.ts", "/build/admin/src/app/roles.ts", "/usr/lib/x/index.js"]),
    ).toEqual([
      repository("web/src/main.ts"),
      repository("admin/src/app/roles.ts"),
      { path: "/usr/lib/x/index.js", found: "nowhere" },
    ]);
  });

  it("is never one of ours for a package below node_modules", () => {
    expect(resolve(["/build/node_modules/left/index.js"])[0]?.found).toBe("nowhere");
  });

  it("is the one nearest to the report when nothing else decides", () => {
    const names = ["app/A.java"];
    const java = repositoryFiles("/r", ["one/src/app/A.java", "two/src/app/A.java"]);
    expect(resolve(names, { directory: "two/build/jacoco" }, java)).toEqual([
      repository("two/src/app/A.java"),
    ]);
  });

  it("lies below the directory of the module that the report puts it into", () => {
    const java = repositoryFiles("/r", ["one/src/app/A.java", "two/src/app/A.java"]);
    const modules = new Map([["shop/one/app/A.java", { module: "shop/one", name: "app/A.java" }]]);
    expect(resolve(["shop/one/app/A.java"], { modules }, java)).toEqual([
      repository("one/src/app/A.java"),
    ]);
  });

  it("is found by a mapping", () => {
    const mappings = [{ from: "/opt/api", to: "src/Api" }];
    expect(resolve(["/opt/api/Program.cs"], { mappings })).toEqual([
      repository("src/Api/Program.cs"),
    ]);
  });

  it("is named as if in this checkout when it is build output of another machine", () => {
    expect(resolve(["/build/src/Api/Program.cs", "/build/src/Api/obj/Debug/X.g.cs"])[1]).toEqual({
      path: "src/Api/obj/Debug/X.g.cs",
      found: "nowhere",
    });
  });
});

describe("Path rules", () => {
  it("see names with a leading dot and take back with an exclamation mark", () => {
    const { matches } = pathRules(["**/*.cs", "!**/Keep.cs"]);
    expect([".hidden/A.cs", "a/Keep.cs", "a/B.ts"].map(matches)).toEqual([true, false, false]);
  });
});
