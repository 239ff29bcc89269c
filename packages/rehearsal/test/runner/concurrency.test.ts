import { describe, expect, it } from "vitest";
import { rehearse, workflow } from "./rehearse.ts";

const leg = (id: string, concurrency: string, script = "sleep 0.3") =>
  `  ${id}:\n    runs-on: ubuntu-latest\n    concurrency: ${concurrency}\n    steps: [{ run: ${script} }]\n`;

describe("concurrency inside a run", () => {
  it("one runs, one waits, and a newer one takes the waiting one's place", async () => {
    const { jobs } = await rehearse(workflow(leg("a", "g") + leg("b", "G") + leg("c", "g")));
    expect(jobs).toEqual({ a: "success", b: "cancelled", c: "success" });
  });

  it("queue: max keeps them all, one at a time", async () => {
    const group = "{ group: g, queue: max }";
    const { jobs, events } = await rehearse(
      workflow(leg("a", group) + leg("b", group) + leg("c", group)),
    );
    expect(jobs).toEqual({ a: "success", b: "success", c: "success" });
    const order = events
      .filter((event) => event.type === "job-started" || event.type === "job-finished")
      .map((event) => `${event.type} ${event.job}`);
    expect(order).toEqual(
      ["a", "b", "c"].flatMap((id) => [`job-started ${id}`, `job-finished ${id}`]),
    );
  });

  it("cancel-in-progress ends the running one", async () => {
    const group = "{ group: g, cancel-in-progress: true }";
    const { jobs } = await rehearse(workflow(leg("a", group, "exec sleep 600") + leg("b", group)));
    expect(jobs).toEqual({ a: "cancelled", b: "success" });
  });

  it("a called workflow in its caller's group is a deadlock, named as GitHub names it", async () => {
    const { jobs, annotations } = await rehearse({
      ".github/workflows/test.yml": workflow(
        "  call: { uses: ./.github/workflows/called.yml }\n",
        "on: push\nconcurrency: g",
      ),
      ".github/workflows/called.yml":
        "on: workflow_call\nconcurrency: g\njobs:\n  one: { runs-on: ubuntu-latest, steps: [{ run: 'true' }] }\n",
    });
    expect(jobs).toEqual({ call: "failure" });
    expect(annotations("error")[0]).toContain("a deadlock was detected for concurrency group: 'g'");
  });

  it("no more jobs run at once than asked for", async () => {
    const { events } = await rehearse(
      workflow(`  legs:
    runs-on: ubuntu-latest
    strategy: { matrix: { n: [1, 2, 3, 4] } }
    steps: [{ run: sleep 0.1 }]
`),
      { parallelJobs: 2 },
    );
    let running = 0;
    let most = 0;
    for (const event of events) {
      if (event.type === "job-started") running += 1;
      if (event.type === "job-finished") running -= 1;
      most = Math.max(most, running);
    }
    expect(most).toBe(2);
  });
});
