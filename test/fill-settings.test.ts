import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { fill } from "../.github/actions/fill-settings/fill.mjs";
import { root } from "./github-files.ts";

const filled = (text: string, variables: Record<string, string>) =>
  fill("appsettings.json", text, variables, "prod");
const problem = (text: string, variables: Record<string, string> = {}) =>
  filled(text, variables).problems.map(({ line, message }) => `${line}: ${message}`);

/** Letters that mean something in JSON or in a token. */
const unruly = [...'"\\#{}[],:/*\n\r\t\u0000\u2028aé', "\ud83d\ude00"];

describe("a token", () => {
  test("takes the value of the variable of its name, whatever its case and underscores", () => {
    const { text, problems } = filled(
      '{ "Sql": "Server=#{SqlServerName}#;Database=#{db}#", "Port": #{Port}# } // #{Comment}#',
      { SQL_SERVER_NAME: "sql-1", DB: "shop", PORT: "8080" },
    );
    expect(problems).toEqual([]);
    expect(text).toBe('{ "Sql": "Server=sql-1;Database=shop", "Port": 8080 } // #{Comment}#');
  });

  test("cannot add a setting, whatever its value", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...unruly) }), (value) => {
        fc.pre(!value.includes("#{") && !/^@Microsoft\.KeyVault/i.test(value));
        const { text } = filled('{"a":"<#{Value}#>","b":1}', { VALUE: value });
        expect(JSON.parse(text)).toEqual({ a: `<${value}>`, b: 1 });
      }),
    );
  });

  test("without a value is told with its file, line, name and the way out", () => {
    expect(problem('{\n  "a": "#{ApiKey}#"\n}')).toEqual([
      "2: The token ApiKey has no value. Add the variable API_KEY under Settings, Environments, prod.",
    ]);
  });

  test.each([
    ["is misspelt", '{"a":"#{ApiKey}"}', {}, /"#\{ApiKey\}"\}" begins like a token/],
    ["has two variables", '{"a":"#{AB}#"}', { AB: "1", A_B: "2" }, /could be AB or A_B/],
    ["has a token for a value", '{"a":"#{A}#"}', { A: "#{B}#" }, /holds a token itself/],
    ["is bare, and no number", '{"a":#{A}#}', { A: '1,"b":2' }, /stands outside of quotes/],
    [
      "is a part of a vault's value",
      '{"a":"x#{A}#"}',
      { A: "@Microsoft.KeyVault(x)" },
      /only a part/,
    ],
    [
      "cannot be an app setting",
      '{"a.b":"#{A}#"}',
      { A: "@Microsoft.KeyVault(x)" },
      /"a\.b" cannot be/,
    ],
  ])("that %s is an error", (_, text, variables, message) => {
    expect(problem(text, variables as Record<string, string>).join()).toMatch(message);
  });

  test("from Key Vault becomes an app setting of the value's place, which wins over the file", () => {
    const vault = "@Microsoft.KeyVault(VaultName=kv-shop;SecretName=sql)";
    const { text, references } = filled(
      '{ /* "x": { */ "ConnectionStrings": { "Other": "", "Shop": "#{Sql}#" }, "Keys": [1, "#{Sql}#"], }',
      { SQL: vault },
    );
    expect(text).not.toContain("KeyVault");
    expect(references).toEqual([
      { name: "ConnectionStrings__Shop", value: vault, slotSetting: false },
      { name: "Keys__1", value: vault, slotSetting: false },
    ]);
  });
});

describe("the step", () => {
  const run = (settings: string, variables: object) => {
    const directory = mkdtempSync(path.join(tmpdir(), "slipway-settings-"));
    onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
    const file = path.join(directory, "appsettings.json");
    writeFileSync(file, settings);
    for (const name of ["output", "summary"]) writeFileSync(path.join(directory, name), "");
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [path.join(root, ".github/actions/fill-settings/main.mjs")],
      {
        encoding: "utf8",
        env: {
          DIRECTORY: directory,
          VARIABLES: JSON.stringify(variables),
          ENVIRONMENT: "prod",
          REFERENCES_FILE: path.join(directory, "references.json"),
          GITHUB_OUTPUT: path.join(directory, "output"),
          GITHUB_STEP_SUMMARY: path.join(directory, "summary"),
        },
      },
    );
    return { status, printed: stdout + stderr, text: readFileSync(file, "utf8"), directory };
  };

  test("fills the files and prints names, never values", () => {
    const { status, printed, text } = run('{"a":"#{Secretish}#"}', { SECRETISH: "s3cret" });
    expect([status, text]).toEqual([0, '{"a":"s3cret"}']);
    expect(printed).toContain("appsettings.json: 1 token filled: Secretish.");
    expect(printed).not.toContain("s3cret");
  });

  test("changes no file when one token is missing", () => {
    const settings = '{"a":"#{A}#","b":"#{B}#"}';
    const { status, printed, text } = run(settings, { A: "1" });
    expect([status, text]).toEqual([1, settings]);
    expect(printed).toContain("::error title=settings-token::appsettings.json:1: The token B");
  });
});
