/**
 * What reports say about the branches that start on one line.
 *
 * A line's evidence is one or more shapes; a shape is a list of conditions. A condition is a single
 * identified branch (size 1: lcov, OpenCover, Istanbul JSON), a decision of which only "x of its y
 * ends" is known (coverlet's Cobertura), or, with the empty key, a whole line of which nothing but
 * "x of y" is known (Microsoft's and Istanbul's Cobertura, JaCoCo).
 *
 * It is kept as text, `key:size:low[:high]` joined by `;`, shapes joined by `|`: the same evidence
 * is the same string, most lines share few distinct strings, and a million branches stay small.
 */
export type BranchEvidence = string;

export interface Condition {
  /** Which condition of the line this is, in the terms of the report's format. */
  readonly key: string;
  /** How many branches it has. */
  readonly size: number;
  /** At least so many of them are covered. */
  readonly low: number;
  /** At most so many of them are covered; several reports together may exceed the size. */
  readonly high: number;
}

/** Branches of a line or more; the truth lies between `low` and `high`. */
export interface BranchCount {
  readonly total: number;
  readonly low: number;
  readonly high: number;
}

type Shape = readonly Condition[];

/** The evidence of one line of one report. */
export function branchEvidence(conditions: readonly Condition[]): BranchEvidence {
  return encode([sorted(conditions)]);
}

/** A line of which a report says "covered of total" and no more. */
export function countedBranches(covered: number, total: number): BranchEvidence {
  return `:${total}:${covered}`;
}

/** A branch that a report names. */
export function identifiedBranch(key: string, covered: boolean): Condition {
  return { key: escapedKey(key), size: 1, low: covered ? 1 : 0, high: covered ? 1 : 0 };
}

/**
 * The same line named again inside one report, in a format that identifies branches: the union of
 * the branches, each covered if any of its records is.
 */
export function unionWithinReport(a: BranchEvidence, b: BranchEvidence): BranchEvidence {
  if (a === b) return a;
  const union = new Map<string, Condition>();
  for (const condition of [...decode(a), ...decode(b)].flat()) {
    const known = union.get(condition.key);
    union.set(condition.key, known === undefined ? condition : greatest(known, condition));
  }
  return branchEvidence([...union.values()]);
}

/**
 * The same line named again inside one report, in a format that counts branches: the greatest of
 * each condition where both name the same conditions. Other shapes are kept beside it until
 * `settled` reduces them, so that the order of the records plays no part.
 */
export function greatestWithinReport(a: BranchEvidence, b: BranchEvidence): BranchEvidence {
  return a === b ? a : encode(joined(decode(a), decode(b), greatest));
}

/** Ends a report: a line with several shapes is worth the greatest size and the greatest cover. */
export function settled(evidence: BranchEvidence): BranchEvidence {
  if (!evidence.includes("|")) return evidence;
  const sums = decode(evidence).map(sum);
  return countedBranches(
    Math.max(...sums.map(({ low }) => low)),
    Math.max(...sums.map(({ total }) => total)),
  );
}

/**
 * The same line in another report of the same format and producer. Where one of the two names all
 * conditions of the other they are merged condition by condition; see `branchCount` for the rest.
 */
export function mergedAcrossReports(a: BranchEvidence, b: BranchEvidence): BranchEvidence {
  return encode(joined(decode(a), decode(b), either));
}

/**
 * The branches of a line from all reports of one format and producer.
 *
 * Shapes that contain one another are one numbering and merge exactly or condition by condition.
 * Otherwise (two builds of one file) nothing says which branch is which: the total is the greatest,
 * at least the greatest cover is reached, and at most the sum of all.
 */
export function branchCount(evidence: BranchEvidence): BranchCount {
  const known = counts.get(evidence);
  if (known !== undefined) return known;
  const count = counted(evidence);
  // Most lines share few texts; a repository of millions of others shall not fill the memory.
  if (counts.size >= 20_000) counts.clear();
  counts.set(evidence, count);
  return count;
}

const counts = new Map<BranchEvidence, BranchCount>();

function counted(evidence: BranchEvidence): BranchCount {
  const shapes = decode(evidence);
  const [first] = shapes;
  if (shapes.length === 1 && first !== undefined) return sum(first);
  const widest = shapes.reduce((wide, shape) => (shape.length > wide.length ? shape : wide));
  const keys = new Set(widest.map(({ key }) => key));
  if (shapes.every((shape) => shape.every(({ key }) => keys.has(key)))) {
    const merged = new Map<string, Condition>();
    for (const condition of shapes.flat()) {
      const known = merged.get(condition.key);
      merged.set(condition.key, known === undefined ? condition : either(known, condition));
    }
    return sum([...merged.values()]);
  }
  const sums = shapes.map(sum);
  const total = Math.max(...sums.map((count) => count.total));
  return {
    total,
    low: Math.max(...sums.map(({ low }) => low)),
    high: Math.min(
      total,
      sums.reduce((high, count) => high + count.high, 0),
    ),
  };
}

/**
 * Several formats of what may be the same runs: the greatest of each figure, never a sum. The upper
 * end of a format that only counts gives way to one that knows, where that has as many reports, as
 * many branches and reaches its lower end: it has seen the same runs.
 */
export function greatestCount(
  counts: readonly (BranchCount & { readonly reports: number })[],
): BranchCount {
  const settledBy = (count: BranchCount & { readonly reports: number }) =>
    counts.some(
      ({ total, low, high, reports }) =>
        low === high && total >= count.total && low >= count.low && reports >= count.reports,
    );
  const total = Math.max(0, ...counts.map((count) => count.total));
  const low = Math.max(0, ...counts.map((count) => count.low));
  const high = Math.max(low, ...counts.map((count) => (settledBy(count) ? 0 : count.high)));
  return { total, low, high };
}

function sum(shape: Shape): BranchCount {
  let total = 0;
  let low = 0;
  let high = 0;
  for (const condition of shape) {
    total += condition.size;
    low += condition.low;
    // Not earlier: cut off while merging, the order of reports of several sizes would count.
    high += Math.min(condition.size, condition.high);
  }
  return { total, low, high };
}

function greatest(a: Condition, b: Condition): Condition {
  return {
    key: a.key,
    size: Math.max(a.size, b.size),
    low: Math.max(a.low, b.low),
    high: Math.max(a.high, b.high),
  };
}

/** Two runs reached `a` and `b` of a condition's ends: perhaps the same ones, perhaps others. */
function either(a: Condition, b: Condition): Condition {
  return {
    key: a.key,
    size: Math.max(a.size, b.size),
    low: Math.max(a.low, b.low),
    high: a.high + b.high,
  };
}

function joined(
  a: readonly Shape[],
  b: readonly Shape[],
  combine: (a: Condition, b: Condition) => Condition,
): Shape[] {
  const shapes = new Map<string, Shape>();
  for (const shape of [...a, ...b]) {
    const signature = shape.map(({ key }) => key).join(";");
    const known = shapes.get(signature);
    shapes.set(
      signature,
      known === undefined
        ? shape
        : shape.map((condition, index) => combine(known[index] ?? condition, condition)),
    );
  }
  return [...shapes.entries()].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, shape]) => shape);
}

function sorted(conditions: readonly Condition[]): readonly Condition[] {
  if (conditions.every(({ key }, at) => at === 0 || (conditions[at - 1]?.key ?? "") <= key)) {
    return conditions;
  }
  return [...conditions].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

function escapedKey(key: string): string {
  if (!/[%:;|]/.test(key)) return key;
  return key.replace(/[%:;|]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}

function encode(shapes: readonly Shape[]): BranchEvidence {
  return shapes
    .map((shape) =>
      shape
        .map(({ key, size, low, high }) =>
          high === low ? `${key}:${size}:${low}` : `${key}:${size}:${low}:${high}`,
        )
        .join(";"),
    )
    .join("|");
}

function decode(evidence: BranchEvidence): Shape[] {
  return evidence.split("|").map((shape) =>
    shape.split(";").map((condition) => {
      const [key = "", size, low, high] = condition.split(":");
      return { key, size: Number(size), low: Number(low), high: Number(high ?? low) };
    }),
  );
}
