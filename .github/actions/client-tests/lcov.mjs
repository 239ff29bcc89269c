import path from "node:path";

/**
 * An lcov report whose files are named from the repository's root. A path that fits no file of the
 * client stays as it is.
 *
 * @param {string} text
 * @param {{ client: string, root: string, exists: (file: string) => boolean }} places absolute
 */
export function fromRoot(text, { client, root, exists }) {
  return text.replace(/^SF:(.+?)(\r?)$/gm, (line, /** @type {string} */ name, end) => {
    const file = path.resolve(client, name.replaceAll("\\", "/"));
    const inside = path.relative(root, file);
    if (path.isAbsolute(name) || inside.startsWith("..") || !exists(file)) return line;
    return `SF:${inside}${end}`;
  });
}
