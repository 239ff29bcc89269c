/**
 * The scripts that check a client.
 *
 * @param {Record<string, string>} known `scripts` of its package.json
 * @param {string} wanted one per line, with arguments
 * @returns {{ commands: string[][] } | { refused: string }} arguments of npm; none where nothing was
 *   asked for and the client has no "lint"
 */
export function lintCommands(known, wanted) {
  const asked = wanted
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const lines = asked.length > 0 ? asked : "lint" in known ? ["lint"] : [];
  const commands = lines.map((line) => line.split(/\s+/));
  const missing = commands.map(([name = ""]) => name).find((name) => !(name in known));
  if (missing !== undefined) {
    return {
      refused: `package.json has no script "${missing}". It has ${Object.keys(known).join(", ") || "none"}; correct the input "client-lint".`,
    };
  }
  return { commands: commands.map((words) => ["run", ...words]) };
}
