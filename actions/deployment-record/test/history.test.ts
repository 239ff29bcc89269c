import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { strToU8, zipSync } from "fflate";
import { expect, it } from "vitest";
import { readEvidenceFiles } from "../src/evidence/evidence-files.ts";
import { type GitHubRepository, readHistory } from "../src/github/run-history.ts";

const commit = "a".repeat(40);

/** A repository whose newest artifacts come first, as GitHub lists them. */
function repository(count: number): GitHubRepository {
  const artifacts = Array.from({ length: count }, (_, id) => ({
    id,
    name: "deployment-record",
    created_at: "2026-11-24T00:00:00Z",
    workflow_run: { id, repository_id: 1, head_repository_id: 1, head_sha: commit },
  }));
  return {
    pages: async () => [{ artifacts }],
    download: async (from) => {
      const id = Number(/artifacts\/(\d+)\//.exec(from)?.[1]);
      const record = strToU8(JSON.stringify({ run: { id }, commit }));
      return zipSync({ "deployment-record.json": record }, { level: 0 });
    },
  };
}

it("reads no more records than a job's token may ask for, and says how many it left", async () => {
  const { records, refused } = await readHistory(repository(1_000), 0);
  expect(records).toHaveLength(900);
  expect(refused).toEqual([
    { name: "100 older records", reason: expect.stringContaining("shorter window") },
  ]);
});

it("takes from a directory as many records as it is told", () => {
  const directory = mkdtempSync(path.join(tmpdir(), "records-"));
  try {
    for (let n = 0; n < 600; n++) writeFileSync(path.join(directory, `${n}.json`), "{}");
    const read = (most?: number) =>
      readEvidenceFiles(directory, most).filter(({ problem }) => problem === undefined).length;
    expect([read(), read(20_000)]).toEqual([500, 600]);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
