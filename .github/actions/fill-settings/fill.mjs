import { tokensOf } from "./settings-text.mjs";

const keyVault = /^@Microsoft\.KeyVault\(.+\)$/i;
const literal = /^(-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?|true|false|null)$/;

/**
 * @typedef {{ file: string, line: number, message: string }} Problem
 * @typedef {{ name: string, value: string, slotSetting: false }} AppSetting
 * @typedef {{ text: string, filled: string[], problems: Problem[], references: AppSetting[] }} Filled
 */

/**
 * Fills one file. A value goes into a string with JSON's escapes, and outside of one only as a
 * number, true, false or null, so that no value can add a setting.
 *
 * @param {string} file name for the messages
 * @param {string} text
 * @param {Readonly<Record<string, string>>} variables
 * @param {string} environment name for the messages
 * @returns {Filled}
 */
export function fill(file, text, variables, environment) {
  const { tokens, broken } = tokensOf(text);
  const problems = broken.map(({ line, text: found }) => ({
    file,
    line,
    message: `"${found}" begins like a token and is none. Write #{Name}#.`,
  }));
  const references = /** @type {AppSetting[]} */ ([]);
  const known = byPlainName(variables);
  let result = "";
  let after = 0;
  for (const found of tokens) {
    const { name, line, place, start, end } = found;
    /** @param {string} message */
    const problem = (message) => problems.push({ file, line, message });
    const candidates = known.get(plain(name)) ?? [];
    const value = candidates.length === 1 ? variables[candidates[0] ?? ""] : undefined;
    let written = "";
    if (candidates.length > 1) {
      problem(
        `The token ${name} could be ${candidates.join(" or ")}. Keep one of these variables.`,
      );
    } else if (value === undefined) {
      problem(
        `The token ${name} has no value. Add the variable ${snake(name)} under Settings, Environments, ${environment}.`,
      );
    } else if (value.includes("#{")) {
      problem(`The value of ${candidates[0]} for the token ${name} holds a token itself.`);
    } else if (keyVault.test(value)) {
      const setting = found.path.join("__");
      if (!found.alone || place !== "string") {
        problem(
          `The token ${name} is a Key Vault reference and only a part of its value. Azure resolves whole app settings; keep the whole value in the vault.`,
        );
      } else if (!/^\w+$/.test(setting)) {
        problem(
          `The token ${name} is a Key Vault reference, and "${found.path.join(":")}" cannot be the name of an app setting. Use letters, digits and underscores.`,
        );
      } else references.push({ name: setting, value, slotSetting: false });
    } else if (place === "bare" && !literal.test(value)) {
      problem(
        `The token ${name} stands outside of quotes, and its value is no number, true, false or null. Put it in quotes.`,
      );
    } else written = place === "bare" ? value : JSON.stringify(value).slice(1, -1);
    result += text.slice(after, start) + written;
    after = end;
  }
  return {
    text: result + text.slice(after),
    filled: [...new Set(tokens.map(({ name }) => name))],
    problems,
    references,
  };
}

/** @param {Readonly<Record<string, string>>} variables */
function byPlainName(variables) {
  const names = /** @type {Map<string, string[]>} */ (new Map());
  for (const name of Object.keys(variables)) {
    names.set(plain(name), [...(names.get(plain(name)) ?? []), name]);
  }
  return names;
}

/** GitHub keeps names of variables in upper case: SQL_SERVER_NAME is for SqlServerName. @param {string} name */
const plain = (name) => name.replace(/[^A-Za-z0-9]/g, "").toUpperCase();

/** @param {string} name */
const snake = (name) =>
  name
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toUpperCase();
