import { decodeJwt, exportPKCS8, generateKeyPair, importPKCS8, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fixture, fixture, group } from "./support/azure.ts";

const subject = "repo:example/roster:environment:prod";
const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
let f: Fixture;

beforeAll(async () => {
  f = await fixture({ timeScale: 60, tokenLifetimeSeconds: 3600 });
  await f.azure.provision({
    principals: [
      { clientId: "federated", federatedCredentials: [{ subject }] },
      { clientId: "reader", secret: "r", roles: [{ role: "Reader" }] },
      {
        clientId: "shifter",
        secret: "s",
        roles: [
          {
            role: { actions: ["Microsoft.Web/sites/read", "Microsoft.Web/sites/config/*"] },
            scope: `/subscriptions/${f.azure.subscriptionId}/resourceGroups/${group}`,
          },
        ],
      },
    ],
  });
});
afterAll(async () => {
  await f[Symbol.asyncDispose]();
});

async function idToken(claims: { subject: string }, audience = "api://AzureADTokenExchange") {
  const { url, token } = f.azure.github.jobToken(claims);
  const answer = await f.client.call(`${url}&audience=${encodeURIComponent(audience)}`, {
    headers: { authorization: `bearer ${token}` },
  });
  return answer.json.value as string;
}

function exchange(form: Record<string, string>, tenant = f.azure.tenantId) {
  return f.client.call(`https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      grant_type: "client_credentials",
      scope: "https://management.azure.com/.default",
      ...form,
    }).toString(),
  });
}

const withAssertion = (assertion: string, client_id = "federated") =>
  exchange({ client_id, client_assertion: assertion, client_assertion_type: assertionType });

describe("sign-in of a GitHub job", () => {
  it("gives a token for an assertion whose subject has a federated credential", async () => {
    const answer = await withAssertion(await idToken({ subject }));
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ token_type: "Bearer", expires_in: 3600 });
  });

  it("has the claims that azure/login reads", async () => {
    expect(decodeJwt(await idToken({ subject }))).toMatchObject({
      sub: subject,
      aud: "api://AzureADTokenExchange",
      iss: "https://token.actions.githubusercontent.com",
      repository: "example/roster",
      job_workflow_ref: expect.stringContaining("example/roster/.github/workflows/"),
    });
  });

  it("asks for the job's own request token", async () => {
    const { url } = f.azure.github.jobToken({ subject });
    const answer = await f.client.call(url, { headers: { authorization: "bearer guess" } });
    expect(answer.status).toBe(401);
  });

  it("refuses another subject with AADSTS700213 and names it", async () => {
    const other = "repo:example/roster:ref:refs/heads/main";
    const answer = await withAssertion(await idToken({ subject: other }));
    expect(answer.status).toBe(401);
    expect(answer.json.error_codes).toEqual([700213]);
    expect(answer.json.error_description).toContain(`subject '${other}'`);
  });

  it("refuses another audience with AADSTS700212", async () => {
    const answer = await withAssertion(await idToken({ subject }, "https://elsewhere"));
    expect(answer.json.error_codes).toEqual([700212]);
  });

  it("refuses an assertion that somebody else signed with AADSTS700027", async () => {
    const { privateKey } = await generateKeyPair("RS256", { extractable: true });
    const key = await importPKCS8(await exportPKCS8(privateKey), "RS256");
    const forged = await new SignJWT(decodeJwt(await idToken({ subject })))
      .setProtectedHeader({ alg: "RS256" })
      .sign(key);
    expect((await withAssertion(forged)).json.error_codes).toEqual([700027]);
  });

  it("refuses an unknown application with AADSTS700016", async () => {
    const answer = await withAssertion(await idToken({ subject }), "nobody");
    expect(answer.status).toBe(400);
    expect(answer.json.error_codes).toEqual([700016]);
  });

  it("refuses a wrong secret with AADSTS7000215", async () => {
    const answer = await exchange({ client_id: "deployer", client_secret: "wrong" });
    expect(answer.status).toBe(401);
    expect(answer.json.error_codes).toEqual([7000215]);
  });

  it("refuses another tenant with AADSTS90002", async () => {
    const answer = await exchange({ client_id: "deployer", client_secret: "s3cret" }, "other");
    expect(answer.json.error_codes).toEqual([90002]);
  });
});

describe("time of tokens", () => {
  it("is the virtual one for GitHub's token: AADSTS700024 after its end", async () => {
    await using fast = await fixture({ timeScale: 3600, githubTokenLifetimeSeconds: 60 });
    await fast.azure.provision({
      principals: [{ clientId: "federated", federatedCredentials: [{ subject }] }],
    });
    const { url, token } = fast.azure.github.jobToken({ subject });
    const { value } = (
      await fast.client.call(`${url}&audience=api://AzureADTokenExchange`, {
        headers: { authorization: `bearer ${token}` },
      })
    ).json;
    await untilVirtual(fast, ((decodeJwt(value).exp ?? 0) + 2) * 1000);
    const answer = await fast.client.call(
      `https://login.microsoftonline.com/${fast.azure.tenantId}/oauth2/v2.0/token`,
      {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({
          grant_type: "client_credentials",
          scope: "https://management.azure.com/.default",
          client_id: "federated",
          client_assertion: value,
          client_assertion_type: assertionType,
        }).toString(),
      },
    );
    expect(answer.json.error_codes).toEqual([700024]);
    expect(answer.json.error_description).toContain("not within its valid time range");
  });

  it("is the virtual one for ARM's token: 401 after its end", async () => {
    await using fast = await fixture({ timeScale: 3600, tokenLifetimeSeconds: 600 });
    await untilVirtual(fast, (decodeJwt(fast.client.token ?? "").exp ?? 0) * 1000);
    const answer = await fast.client.call(fast.arm(""));
    expect(answer.status).toBe(401);
    expect(answer.json.error.code).toBe("ExpiredAuthenticationToken");
  });
});

async function untilVirtual({ azure }: Fixture, milliseconds: number): Promise<void> {
  while (azure.clock.now() <= milliseconds) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe("what ARM lets a principal do", () => {
  it("refuses a request without a token", async () => {
    const answer = await f.client.call(f.arm(""), { headers: { authorization: "" } });
    expect(answer.status).toBe(401);
    expect(answer.json.error.code).toBe("AuthenticationFailed");
  });

  it("refuses a token for another audience", async () => {
    const graph = await exchange({
      client_id: "deployer",
      client_secret: "s3cret",
      scope: "https://graph.microsoft.com/.default",
    });
    const answer = await f.client.call(f.arm(""), {
      headers: { authorization: `Bearer ${graph.json.access_token}` },
    });
    expect(answer.json.error.code).toBe("InvalidAuthenticationTokenAudience");
  });

  it.each([
    ["reader", "r", "GET", "", 200],
    ["reader", "r", "PATCH", "/config/web", 403],
    ["reader", "r", "POST", "/config/appsettings/list", 403],
    ["shifter", "s", "GET", "", 200],
    ["shifter", "s", "PATCH", "/config/web", 200],
    ["shifter", "s", "POST", "/restart", 403],
  ])("lets %s (%s) do %s %s: %i", async (client_id, client_secret, method, path, status) => {
    const { access_token } = (await exchange({ client_id, client_secret })).json;
    const answer = await f.client.call(f.arm(path), {
      method,
      headers: { authorization: `Bearer ${access_token}` },
      ...(method === "GET" ? {} : { body: {} }),
    });
    expect(answer.status).toBe(status);
  });

  it("names the principal, the action and the scope of a refusal", async () => {
    const { access_token } = (await exchange({ client_id: "shifter", client_secret: "s" })).json;
    const answer = await f.client.call(f.arm("/slotsswap", "green"), {
      method: "POST",
      headers: { authorization: `Bearer ${access_token}` },
      body: { targetSlot: "production" },
    });
    expect(answer.json.error.code).toBe("AuthorizationFailed");
    expect(answer.json.error.message).toContain(
      "action 'Microsoft.Web/sites/slots/slotsswap/action'",
    );
    expect(answer.json.error.message).toContain("/slots/green'");
  });
});
