import { describe, expect, it } from "vitest";
import type { Approval, IdTokenClaims } from "../../src/runner/index.ts";
import { job, rehearse, workflow } from "./rehearse.ts";

const deploy = job(
  "deploy",
  `echo \${{ vars.COLOUR }} \${{ secrets.KEY == 'of-prod' }}`,
  `environment: { name: '\${{ github.event.target }}', url: 'https://\${{ vars.COLOUR }}.example' }`,
);

const environments = {
  prod: { vars: { COLOUR: "blue" }, secrets: { KEY: "of-prod" }, reviewers: true },
};

function release(answer: Approval, asked: string[] = []) {
  return rehearse(workflow(deploy), {
    event: { name: "push", payload: { target: "prod" } },
    environments,
    vars: { COLOUR: "red" },
    secrets: { KEY: "of-repository" },
    async approve(environment, name) {
      asked.push(`${environment} for ${name}`);
      return answer;
    },
  });
}

describe("an environment", () => {
  it("lends its variables and secrets to the job, after its approval", async () => {
    const asked: string[] = [];
    const { lines, events } = await release("approved", asked);
    expect(asked).toEqual(["prod for deploy"]);
    expect(lines()).toEqual(["blue true"]);
    const types = events.map(({ type }) => type);
    expect(types.indexOf("approval-given")).toBeLessThan(types.indexOf("job-started"));
    expect(events.find((event) => event.type === "job-finished")).toMatchObject({
      environmentUrl: "https://blue.example",
    });
  });

  it("asks once for the jobs that wait for it together", async () => {
    const asked: string[] = [];
    const { jobs, events } = await rehearse(
      workflow(["a", "b"].map((id) => job(id, "true", "environment: prod")).join("")),
      {
        environments,
        async approve(environment) {
          asked.push(environment);
          return "approved";
        },
      },
    );
    expect(jobs).toEqual({ a: "success", b: "success" });
    expect(asked).toEqual(["prod"]);
    expect(events.filter(({ type }) => type === "approval-given")).toHaveLength(2);
  });

  it.each([
    ["rejected", 'The deployment to the environment "prod" was rejected.'],
    ["no-reviewer", 'The environment "prod" needs an approval and nobody was there to give it.'],
  ] as const)("%s: the job fails and no step runs", async (answer, reason) => {
    const { jobs, lines, events } = await release(answer);
    expect(jobs).toEqual({ deploy: "failure" });
    expect(lines()).toEqual([]);
    expect(events.find((event) => event.type === "job-finished")).toMatchObject({ reason });
  });
});

describe("the id token", () => {
  async function claimsOf(permissions: string, more = "") {
    const registered: IdTokenClaims[] = [];
    const { lines } = await rehearse(
      workflow(
        job(
          "one",
          "echo $ACTIONS_ID_TOKEN_REQUEST_URL [$ACTIONS_ID_TOKEN_REQUEST_TOKEN]",
          `permissions: ${permissions}\n${more}`,
        ),
      ),
      {
        machine: {
          environment: {},
          idToken(claims) {
            registered.push(claims);
            return { url: "http://127.0.0.1:9/token?x=1", token: "request-token" };
          },
        },
      },
    );
    return { registered, lines: lines() };
  }

  it("is there only for a job that may write it", async () => {
    const { registered, lines } = await claimsOf("{ contents: read }");
    expect(registered).toEqual([]);
    expect(lines).toEqual(["[]"]);
  });

  it("names the ref as its subject, and the file of the job", async () => {
    const { registered, lines } = await claimsOf("{ id-token: write }");
    expect(lines).toEqual(["http://127.0.0.1:9/token?x=1 [***]"]);
    expect(registered).toMatchObject([
      {
        sub: "repo:acme/shop:ref:refs/heads/main",
        job_workflow_ref: "acme/shop/.github/workflows/test.yml@refs/heads/main",
        repository: "acme/shop",
        event_name: "push",
      },
    ]);
  });

  it("names the environment where the job has one", async () => {
    const { registered } = await claimsOf("{ id-token: write }", "environment: prod");
    expect(registered).toMatchObject([
      { sub: "repo:acme/shop:environment:prod", environment: "prod" },
    ]);
  });
});
