import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BadPackage, unpack } from "../src/kudu/unpack.ts";
import { type Fixture, fixture, siteName } from "./support/azure.ts";
import { siteSource } from "./support/site-source.ts";
import { temporaryDirectory } from "./support/temporary.ts";
import { zipOf } from "./support/zip.ts";

const scm = `https://${siteName}-green.scm.azurewebsites.net`;
const green = `https://${siteName}-green.azurewebsites.net`;
let f: Fixture;
beforeAll(async () => {
  f = await fixture();
  await f.azure.provision({
    principals: [{ clientId: "reader", secret: "r", roles: [{ role: "Reader" }] }],
  });
});
afterAll(async () => {
  await f[Symbol.asyncDispose]();
});

async function packageOf(release: string): Promise<Buffer> {
  const server = await readFile(join(await siteSource(release), "server.js"), "utf8");
  return await zipOf({ "server.js": server, "wwwroot/index.html": release });
}

const deploy = (path: string, body: Buffer, token = f.client.token) =>
  f.client.call(`${scm}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/zip" },
    body,
  });
const bearer = () => ({ headers: { authorization: `Bearer ${f.client.token}` } });

describe("zip deploy", () => {
  it("answers 202 with the address of its status, unpacks, and runs what was sent", async () => {
    const accepted = await deploy("/api/zipdeploy?isAsync=true", await packageOf("one"));
    expect(accepted.status).toBe(202);
    expect(accepted.headers.location).toMatch(
      /^https:\/\/app-roster-prod-green\.scm\.azurewebsites\.net\/api\/deployments\/latest\?deployer=ZipDeploy&time=/,
    );
    let status = await f.client.call(accepted.headers.location ?? "", bearer());
    while (status.status === 202)
      status = await f.client.call(accepted.headers.location ?? "", bearer());
    expect(status.json).toMatchObject({ status: 4, complete: true, site_name: siteName });
    expect((await f.client.call(green)).headers["x-release"]).toBe("one");
  });

  it("replaces the process of the version before, through OneDeploy too", async () => {
    const done = await deploy("/api/publish?type=zip", await packageOf("two"));
    expect(done.status).toBe(200);
    expect((await f.client.call(green)).headers["x-release"]).toBe("two");
    const list = (await f.client.call(`${scm}/api/deployments`, bearer())).json;
    expect(list.length).toBeGreaterThanOrEqual(2);
  });

  it("fails a package that is no zip file, and the site stays", async () => {
    await deploy("/api/zipdeploy", await packageOf("good"));
    const failed = await deploy("/api/zipdeploy", Buffer.from("not a zip"));
    expect(failed.status).toBe(400);
    const status = await f.client.call(`${scm}/api/deployments/latest`, bearer());
    expect(status.json).toMatchObject({ status: 3, complete: true, provisioningState: "Failed" });
    expect((await f.client.call(green)).headers["x-release"]).toBe("good");
  });

  it("wants a token whose principal may publish", async () => {
    expect((await deploy("/api/zipdeploy", Buffer.from(""), "none")).status).toBe(401);
    const { token } = f.client;
    await f.client.signIn(f.azure, "reader", "r");
    const refused = await deploy("/api/zipdeploy", await packageOf("never"));
    f.client.token = token;
    expect(refused.status).toBe(403);
    expect(refused.text).toContain("Microsoft.Web/sites/publish/Action");
  });

  it("takes the slot's basic credentials only where they are allowed", async () => {
    const credentials = (
      await f.client.call(f.arm("/config/publishingcredentials/list", "green"), { method: "POST" })
    ).json.properties;
    const authorization = `Basic ${Buffer.from(`${credentials.publishingUserName}:${credentials.publishingPassword}`).toString("base64")}`;
    const call = () => f.client.call(`${scm}/api/deployments`, { headers: { authorization } });
    expect((await call()).status).toBe(401);
    await f.client.call(f.arm("/basicPublishingCredentialsPolicies/scm", "green"), {
      method: "PUT",
      body: { properties: { allow: true } },
    });
    expect((await call()).status).toBe(200);
  });
});

describe("unpacking", () => {
  async function unpacked(zip: Buffer, limits = { entries: 10, bytes: 1000 }) {
    const root = await temporaryDirectory();
    await writeFile(join(root, "package.zip"), zip);
    const target = join(root, "target");
    return { root, target, result: unpack(join(root, "package.zip"), target, limits) };
  }

  it("writes the files", async () => {
    const { target, result } = await unpacked(await zipOf({ "a.txt": "a", "b/c.txt": "c" }));
    expect(await result).toBe(2);
    expect(await readFile(join(target, "b/c.txt"), "utf8")).toBe("c");
  });

  it.each(["../../evil.txt", "/tmp/evil.txt"])(
    "refuses an entry that leaves the directory: %s",
    async (name) => {
      // The writer refuses such a name, so a harmless one of the same length is patched.
      const stand = "x".repeat(name.length);
      const zip = await zipOf({ [stand]: "evil" });
      const patched = Buffer.from(zip.toString("latin1").replaceAll(stand, name), "latin1");
      const { root, result } = await unpacked(patched);
      await expect(result).rejects.toBeInstanceOf(BadPackage);
      expect(existsSync(join(root, "..", "evil.txt"))).toBe(false);
      expect((await readdir(root)).sort()).toEqual(["package.zip"]);
    },
  );

  it("refuses more entries or bytes than the limits", async () => {
    const many = await zipOf(
      Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`${i}`, ""])),
    );
    await expect((await unpacked(many)).result).rejects.toThrow("more than 10 entries");
    const large = await zipOf({ large: "x".repeat(1001) });
    await expect((await unpacked(large)).result).rejects.toThrow("more than 1000 bytes");
  });
});
