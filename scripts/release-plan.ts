/** What a release would do, decided from plain data. */
export interface ReleasePlan {
  /** The immutable tag, for example v1.2.3. */
  readonly tag: string;
  /** Tags that move to the release: v1 and v1.2, unless a newer release holds them. */
  readonly moving: readonly string[];
  /** The version's section of the changelog. */
  readonly notes: string;
}

export interface ReleaseFacts {
  readonly version: string;
  /** Version in package.json. */
  readonly packageVersion: string;
  readonly changelog: string;
  /** Every tag of the remote repository. */
  readonly tags: readonly string[];
}

/** Why a release cannot be made: one sentence and the way out. */
export class ReleaseRefused extends Error {}

/** @throws ReleaseRefused */
export function planRelease({
  version,
  packageVersion,
  changelog,
  tags,
}: ReleaseFacts): ReleasePlan {
  const numbers = parseVersion(version);
  if (numbers === undefined) {
    throw new ReleaseRefused(`"${version}" is no version. Use three numbers, for example 1.2.3.`);
  }
  if (packageVersion !== version) {
    throw new ReleaseRefused(
      `package.json says ${packageVersion}, not ${version}. Change "version" there, commit, release that commit.`,
    );
  }
  const tag = `v${version}`;
  if (tags.includes(tag)) {
    throw new ReleaseRefused(`${tag} exists, and a release never changes. Take the next version.`);
  }
  const notes = section(changelog, version);
  if (notes === "") {
    throw new ReleaseRefused(
      `CHANGELOG.md has no section "## ${version} - <date>" with text. Write what changed and how to upgrade.`,
    );
  }
  const released = tags
    .map((name) => (name.startsWith("v") ? parseVersion(name.slice(1)) : undefined))
    .filter((one) => one !== undefined);
  const [major, minor] = numbers;
  const newestOf = (same: (other: Version) => boolean) =>
    released.filter(same).every((other) => compare(other, numbers) < 0);
  const moving = [
    ...(newestOf((other) => other[0] === major) ? [`v${major}`] : []),
    ...(newestOf((other) => other[0] === major && other[1] === minor)
      ? [`v${major}.${minor}`]
      : []),
  ];
  return { tag, moving, notes };
}

type Version = readonly [number, number, number];

function parseVersion(text: string): Version | undefined {
  const match = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.exec(text);
  return match === null ? undefined : [Number(match[1]), Number(match[2]), Number(match[3])];
}

function compare(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** Text below `## <version> - <date>` up to the next version. */
function section(changelog: string, version: string): string {
  const lines = changelog.split("\n");
  const start = lines.findIndex((line) =>
    new RegExp(`^## ${version.replaceAll(".", "\\.")} - \\d{4}-\\d{2}-\\d{2}$`).test(line),
  );
  if (start < 0) return "";
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.startsWith("## "));
  return rest
    .slice(0, end < 0 ? undefined : end)
    .join("\n")
    .trim();
}
