/** A file name of a report, in parts that can be compared with the repository's paths. */
export interface ReportPath {
  /** Normalised, with "/"; begins with "/" or a drive letter when it is absolute. */
  readonly text: string;
  readonly absolute: boolean;
  /** From Windows, where case does not tell two files apart. */
  readonly anyCase: boolean;
}

/**
 * Normalises a name: slashes, `.` and `..`, drive letters, and what is not part of a path at all -
 * the host of a source link, the scheme of a bundler, a cache query, a deterministic build's `/_/`.
 */
export function reportPath(name: string): ReportPath {
  let text = name.trim().replace(/\\/g, "/");
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(text);
  if (scheme !== null) {
    const rest = withoutQuery(text.slice(scheme[0].length));
    const kind = scheme[1]?.toLowerCase();
    if (kind === "file") text = decodedText(rest.replace(/^\/(?=[a-z]:)/i, ""));
    else if (kind === "webpack" || kind === "ng") {
      // webpack://<project>/./src/x.ts; the part before the first slash is a name of a bundle.
      text = rest.replace(/^[^/]*\//, "");
    } else text = decodedText(rest.replace(/^[^/]*/, ""));
  } else {
    text = text.replace(/\?(v|t|vue|import|raw)\b[^/]*$/, "");
  }
  // Deterministic builds replace each source root by /_/, /_1/, …
  text = text.replace(/^\/_\d*\//, "");
  const drive = /^[a-z]:(?=\/)/i.exec(text)?.[0];
  const absolute = drive !== undefined || text.startsWith("/");
  const segments: string[] = [];
  for (const segment of text.slice(drive?.length ?? 0).split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") segments.push(segment);
    else if (segments.length > 0 && segments.at(-1) !== "..") segments.pop();
    else if (!absolute) segments.push(segment);
  }
  const prefix = drive !== undefined ? `${drive.toLowerCase()}/` : absolute ? "/" : "";
  return { text: prefix + segments.join("/"), absolute, anyCase: drive !== undefined };
}

/** `name` seen from `directory`, both normalised; an absolute name stays as it is. */
export function joinedPath(directory: string, name: ReportPath): ReportPath {
  if (name.absolute) return name;
  return reportPath(directory === "" ? name.text : `${directory}/${name.text}`);
}

function withoutQuery(text: string): string {
  return text.replace(/[?#].*$/, "");
}

function decodedText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
