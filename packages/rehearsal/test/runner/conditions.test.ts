import { describe, expect, it } from "vitest";
import { job, rehearse, workflow } from "./rehearse.ts";

describe("a job's condition after jobs that succeeded, failed or were skipped", () => {
  it("follows GitHub's rules, also through other jobs", async () => {
    const { jobs, result } = await rehearse(
      workflow(
        [
          job("good"),
          job("bad", "exit 3"),
          job("skipped", "true", "if: false"),
          job("after-bad", "true", "needs: bad"),
          job("always-after-bad", "true", "needs: bad\nif: always()"),
          job("failure-after-bad", "true", "needs: bad\nif: failure()"),
          job("failure-after-good", "true", "needs: good\nif: failure()"),
          job("after-skipped", "true", "needs: skipped"),
          job("always-after-skipped", "true", "needs: skipped\nif: always()"),
          job("behind-always", "true", "needs: always-after-skipped"),
          job(
            "behind-always-result",
            "true",
            `needs: always-after-skipped\nif: \${{ !failure() && !cancelled() }}`,
          ),
          job("failure-through-always", "true", "needs: always-after-bad\nif: failure()"),
          job(
            "needs-result",
            "true",
            "needs: [bad, skipped]\nif: always() && needs.bad.result == 'failure' && needs.skipped.result == 'skipped'",
          ),
          job("named-success", "true", "needs: [good, bad]\nif: success('good')"),
          job("no-status-function", "true", "needs: bad\nif: needs.bad.result == 'failure'"),
        ].join(""),
      ),
    );
    expect(jobs).toEqual({
      good: "success",
      bad: "failure",
      skipped: "skipped",
      "after-bad": "skipped",
      "always-after-bad": "success",
      "failure-after-bad": "success",
      "failure-after-good": "skipped",
      "after-skipped": "skipped",
      "always-after-skipped": "success",
      "behind-always": "skipped",
      "behind-always-result": "success",
      "failure-through-always": "success",
      "needs-result": "success",
      "named-success": "success",
      "no-status-function": "skipped",
    });
    expect(result.conclusion).toBe("failure");
  });

  it("counts a job that may fail as a success for those behind it", async () => {
    const { jobs, result } = await rehearse(
      workflow(
        job("bad", "exit 1", "continue-on-error: true") +
          job(
            "next",
            'test "$RESULT" = success',
            `needs: bad\nenv: { RESULT: '\${{ needs.bad.result }}' }`,
          ),
      ),
    );
    expect(jobs).toEqual({ bad: "failure", next: "success" });
    expect(result.conclusion).toBe("success");
  });

  it("skips a run whose jobs are all skipped", async () => {
    const { result } = await rehearse(workflow(job("one", "true", "if: false")));
    expect(result.conclusion).toBe("skipped");
  });
});

describe("what an `if` says", () => {
  it("is read as GitHub's template reader does", async () => {
    const conditions: [string, string][] = [
      [`\${{ 'false' }}`, "skipped"],
      [`\${{ 'true' }}`, "success"],
      [`\${{ false }}`, "skipped"],
      ["'false'", "success"],
      [`\${{ false }} || false`, "success"],
      ["github.ref == 'REFS/HEADS/MAIN'", "success"],
      ["contains(fromJSON('[\"a\", \"b\"]'), 'B')", "success"],
      ["format('{0}''s {1}', 'it', 'b''c''d') == 'it''s b''c''d'", "success"],
      ["0", "skipped"],
      ["''", "skipped"],
      ["github.event.constructor == null", "success"],
      ["vars.constructor", "skipped"],
    ];
    const text = conditions.map(([condition], index) =>
      job(`c${index}`, "true", `if: ${JSON.stringify(condition)}`),
    );
    const { jobs } = await rehearse(workflow(text.join("")));
    const found = conditions.map(([condition], index) => [condition, jobs[`c${index}`]]);
    expect(found).toEqual(conditions);
  });
});

describe("steps", () => {
  it("go on after a failure only where they say so", async () => {
    const { lines, jobs } = await rehearse(
      workflow(`  one:
    runs-on: ubuntu-latest
    steps:
      - { id: bad, run: exit 1 }
      - run: echo never
      - { if: always(), run: 'echo always \${{ steps.bad.outcome }} \${{ steps.bad.conclusion }}' }
      - { if: failure(), run: echo failed }
      - { if: success(), run: echo never }
      - { if: "steps.bad.outcome == 'failure'", run: echo never }
`),
    );
    expect(lines()).toEqual(["always failure failure", "failed"]);
    expect(jobs).toEqual({ one: "failure" });
  });

  it("may fail with continue-on-error, and tell outcome from conclusion", async () => {
    const { lines, jobs } = await rehearse(
      workflow(`  one:
    runs-on: ubuntu-latest
    steps:
      - { id: bad, continue-on-error: true, run: exit 1 }
      - run: echo \${{ steps.bad.outcome }} \${{ steps.bad.conclusion }} \${{ job.status }}
`),
    );
    expect(lines()).toEqual(["failure success success"]);
    expect(jobs).toEqual({ one: "success" });
  });

  it("end when their time is up, and the job fails", async () => {
    const { jobs, annotations } = await rehearse(
      workflow(`  one:
    runs-on: ubuntu-latest
    steps:
      - name: Long
        timeout-minutes: 0.005
        run: exec sleep 600
`),
    );
    expect(jobs).toEqual({ one: "failure" });
    expect(annotations("error")).toEqual(['The step "Long" has timed out after 0.005 minutes.']);
  });

  it("a job whose time is up counts as cancelled, and its always() steps run", async () => {
    const { jobs, lines } = await rehearse(
      workflow(`  one:
    runs-on: ubuntu-latest
    timeout-minutes: 0.02
    steps:
      - run: exec sleep 600
      - { if: always(), run: 'echo cleaned \${{ job.status }}' }
`),
    );
    expect(jobs).toEqual({ one: "cancelled" });
    expect(lines()).toContain("cleaned cancelled");
  });
});
