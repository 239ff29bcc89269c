import { readFileSync } from "node:fs";
import path from "node:path";
import type { ProductRepository } from "../product/repository.ts";
import type { Artifacts } from "./evidence.ts";

/** What a reviewer approves, a line each: the commit and the migrations that will run with it. */
export function approvalDigest(
  product: Pick<ProductRepository, "label" | "sha" | "previous">,
  artifacts: Artifacts,
): string[] {
  const lines = [
    `Roster ${product.label}, commit ${product.sha.slice(0, 8)}, in place of ${product.previous.label}`,
  ];
  const pack = artifacts.get("migrations");
  if (pack === undefined) return lines;
  try {
    const { digest, contexts } = JSON.parse(readFileSync(path.join(pack, "pack.json"), "utf8")) as {
      digest?: string;
      contexts?: { migrations?: { id?: string }[] }[];
    };
    const ids = (contexts ?? []).flatMap((context) =>
      (context.migrations ?? []).flatMap(({ id }) => id ?? []),
    );
    lines.push(`migration pack ${String(digest).slice(0, 16)} up to ${ids.at(-1) ?? "nothing"}`);
  } catch {
    lines.push("the migration pack cannot be read");
  }
  return lines;
}
