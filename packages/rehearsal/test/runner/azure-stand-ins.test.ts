import { existsSync, readFileSync } from "node:fs";
import http, { type IncomingMessage, type RequestListener } from "node:http";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { defaultStandIns } from "../../src/stand-ins/index.ts";
import { hostsEdge, listen } from "./hosts-edge.ts";
import { rehearse, temporaryDirectory, workflow } from "./rehearse.ts";

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

interface Seen {
  form?: URLSearchParams;
  zip?: Buffer;
  authorization?: string;
  audience?: string | null;
}

/** A token endpoint, a Kudu and GitHub's id token endpoint; `states` are Kudu's answers in order. */
async function localAzure(seen: Seen, states: object[], loginStatus = 200) {
  const directory = temporaryDirectory();
  const login: RequestListener = async (request, response) => {
    seen.form = new URLSearchParams((await bodyOf(request)).toString());
    response.writeHead(loginStatus, { "content-type": "application/json" });
    response.end(
      loginStatus === 200
        ? JSON.stringify({ access_token: "azure-token-of-this-job", expires_in: 3600 })
        : JSON.stringify({
            error: "invalid_client",
            error_description: "AADSTS70021: No matching federated identity record found.",
          }),
    );
  };
  const kudu: RequestListener = async (request, response) => {
    if (request.method === "POST") {
      seen.zip = await bodyOf(request);
      seen.authorization = request.headers.authorization ?? "";
      response.writeHead(202, {
        location:
          "https://app-roster-green.scm.azurewebsites.net/api/deployments/latest?deployer=x",
      });
      response.end();
      return;
    }
    if (request.url?.endsWith("/log")) return void response.end("The package holds no app.");
    response.end(JSON.stringify(states.length > 1 ? states.shift() : states[0]));
  };
  const environment = await hostsEdge(
    { "login.microsoftonline.com": login, "app-roster-green.scm.azurewebsites.net": kudu },
    directory,
  );
  const tokens = http.createServer((request, response) => {
    seen.audience = new URL(request.url ?? "", "http://x").searchParams.get("audience");
    response.end(JSON.stringify({ value: "the-id-token" }));
  });
  const url = `http://127.0.0.1:${await listen(tokens)}/token?api=1`;
  return { environment, idToken: () => ({ url, token: "request-token" }) };
}

const pipeline = (deploy = "") =>
  workflow(`  deploy:
    runs-on: ubuntu-latest
    permissions: { id-token: write }
    steps:
      - run: mkdir -p app/wwwroot && echo hi > app/wwwroot/index.html && echo dll > app/Roster.dll
      - uses: azure/login@v3
        with: { client-id: client-1, tenant-id: tenant-1, subscription-id: sub-1 }
${deploy}`);
const deploy = `      - id: deploy
        uses: azure/webapps-deploy@v3
        with: { app-name: app-roster, slot-name: green, package: app }
      - run: echo \${{ steps.deploy.outputs.webapp-url }}
`;

describe("azure/login and azure/webapps-deploy", () => {
  it("exchange the id token and deploy the directory as a zip", async () => {
    const seen: Seen = {};
    const machine = await localAzure(seen, [{ status: 1, progress: "Building" }, { status: 4 }]);
    const { jobs, lines, events, result, directory } = await rehearse(pipeline(deploy), {
      machine,
      standIns: defaultStandIns,
    });
    expect(jobs).toEqual({ deploy: "success" });
    expect(Object.fromEntries(seen.form ?? [])).toEqual({
      client_id: "client-1",
      client_assertion: "the-id-token",
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      grant_type: "client_credentials",
      scope: "https://management.azure.com/.default",
    });
    expect(seen.audience).toBe("api://AzureADTokenExchange");
    expect(seen.authorization).toBe("Bearer azure-token-of-this-job");
    // Names stand in clear in a zip's directory, each entry after its signature.
    const zip = seen.zip?.toString("latin1") ?? "";
    expect(zip.split("PK\x01\x02")).toHaveLength(3);
    expect(zip).toContain("Roster.dll");
    expect(zip).toContain("wwwroot/index.html");
    expect(lines()).toContain("Building");
    expect(lines()).toContain("https://app-roster-green.azurewebsites.net");
    expect(result.standIns).toEqual(["azure/login@v3", "azure/webapps-deploy@v3"]);
    expect(JSON.stringify(events)).not.toContain("azure-token-of-this-job");
    expect(existsSync(join(directory, "jobs/deploy/temp/azure-access-token"))).toBe(false);
  });

  it("say what Kudu says when the deployment fails", async () => {
    const machine = await localAzure({}, [
      { id: "d1", status: 3, status_text: "Deployment rejected" },
    ]);
    const { jobs, annotations } = await rehearse(pipeline(deploy), {
      machine,
      standIns: defaultStandIns,
    });
    expect(jobs).toEqual({ deploy: "failure" });
    expect(annotations("error")).toEqual([
      "Deployment failed: Deployment rejected Kudu's log: The package holds no app.",
    ]);
  });

  it("say what Entra says when the login is refused", async () => {
    const machine = await localAzure({}, [], 401);
    const { annotations } = await rehearse(pipeline(), { machine, standIns: defaultStandIns });
    expect(annotations("error")[0]).toContain(
      "AADSTS70021: No matching federated identity record found.",
    );
  });

  it("need the permission, and the login before the deployment", async () => {
    const { annotations } = await rehearse(
      workflow(`  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: azure/login@v3
        with: { client-id: client-1, tenant-id: tenant-1 }
        continue-on-error: true
      - uses: azure/webapps-deploy@v3
        with: { app-name: app-roster }
`),
      { standIns: defaultStandIns },
    );
    expect(annotations("error")).toEqual([
      expect.stringContaining("give write permissions to id-token in the workflow"),
      expect.stringContaining("Add an Azure login step"),
    ]);
  });
});

describe("the log of a job", () => {
  it("is kept, masked", async () => {
    const machine = await localAzure({}, [{ status: 4 }]);
    const { directory } = await rehearse(pipeline(deploy), { machine, standIns: defaultStandIns });
    const log = readFileSync(join(directory, "logs/deploy.log"), "utf8");
    expect(log).toContain("Logged in to tenant tenant-1 as client-1.");
    expect(log).not.toContain("azure-token");
  });
});
