import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumWrapper, openChromium } from "../src/browser/index.ts";
import { selfSigned } from "./users-edge.ts";

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), "slipway-browser-"));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

it("gives a path that starts a browser which shows a page", async () => {
  const wrapper = await chromiumWrapper(directory);
  expect(execFileSync(wrapper, ["--version"], { encoding: "utf8" })).toMatch(/^(Google )?Chrom/);
  const browser = await openChromium(directory);
  const page = await browser.newPage();
  await page.setContent("<h1>Slipway</h1>");
  expect(await page.textContent("h1")).toBe("Slipway");
  await browser.close();
});

it("survives a closed context, as a single-process Chromium does not", async () => {
  const browser = await openChromium(directory);
  for (const text of ["first", "second"]) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.setContent(`<p>${text}</p>`);
    expect(await page.textContent("p")).toBe(text);
    await context.close();
  }
  await browser.close();
});

it("passes a signal on, so that no browser is left behind", async () => {
  const wrapper = await chromiumWrapper(directory);
  const child = spawn(wrapper, ["--remote-debugging-port=0", "about:blank"], { stdio: "pipe" });
  await once(child.stderr, "data");
  child.kill("SIGTERM");
  await once(child, "exit");
  const left = () => execFileSync("ps", ["-eo", "args"], { encoding: "utf8" }).includes(directory);
  for (let attempt = 0; left() && attempt < 50; attempt++) await wait(100);
  expect(left()).toBe(false);
});

it("trusts the given authority's key and no other", async () => {
  const trusted = await selfSigned("localhost");
  const other = await selfSigned("localhost");
  const server = createServer(trusted, (_, response) => response.end("<p>private</p>"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `https://localhost:${(server.address() as AddressInfo).port}/`;

  const trusting = await openChromium(directory, { trust: [trusted.cert] });
  const page = await trusting.newPage();
  await page.goto(address);
  expect(await page.textContent("p")).toBe("private");
  await trusting.close();

  const refusing = await openChromium(directory, { trust: [other.cert] });
  const refused = await refusing.newPage();
  await expect(refused.goto(address)).rejects.toThrow("ERR_CERT_AUTHORITY_INVALID");
  await refusing.close();
  server.closeAllConnections();
  server.close();
});

it("writes a script that any path survives", async () => {
  const home = path.join(directory, "it's a path");
  await chromiumWrapper(directory);
  // Unpacking it once more would take seconds.
  for (const bundled of readdirSync(directory).filter((entry) => entry.startsWith("bundled-"))) {
    mkdirSync(home, { recursive: true });
    symlinkSync(path.join(directory, bundled), path.join(home, bundled));
  }
  const wrapper = await chromiumWrapper(home);
  expect(readFileSync(wrapper, "utf8")).toContain("exec '");
  expect(execFileSync(wrapper, ["--version"], { encoding: "utf8" })).toContain("Chrom");
});

describe("where the bundled browser does not start", () => {
  const message =
    "error while loading shared libraries: libnss3.so: cannot open shared object file";

  /** A home whose bundled browser lacks a library, as on a bare machine. */
  async function bareHome(name: string): Promise<string> {
    await chromiumWrapper(directory);
    const home = path.join(directory, name);
    for (const bundled of readdirSync(directory).filter((entry) => entry.startsWith("bundled-"))) {
      mkdirSync(path.join(home, bundled), { recursive: true });
      writeProgram(
        path.join(home, bundled, "chromium"),
        `echo "chromium: ${message}" >&2; exit 127`,
      );
    }
    return home;
  }

  function writeProgram(file: string, script: string): void {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }

  it("takes an installed one", async () => {
    const real = await chromiumWrapper(directory);
    const programs = path.join(directory, "installed-programs");
    writeProgram(path.join(programs, "google-chrome"), `exec '${real}' "$@"`);
    const wrapper = await chromiumWrapper(await bareHome("installed"), { searchPath: programs });
    expect(readFileSync(wrapper, "utf8")).toContain(path.join(programs, "google-chrome"));
  });

  it("names the missing library and the remedy where there is none", async () => {
    const failure = chromiumWrapper(await bareHome("none"), { searchPath: "" });
    await expect(failure).rejects.toThrow(
      `No Chromium starts on this machine (chromium: chromium: ${message}`,
    );
    await expect(failure).rejects.toMatchObject({
      remedy: expect.stringContaining("apt-get install chromium"),
    });
  });

  it("installs Debian's as root", async (context) => {
    if (process.getuid?.() !== 0) context.skip("not run: this needs to be root");
    const real = await chromiumWrapper(directory);
    const programs = path.join(directory, "debian-programs");
    const chromium = path.join(programs, "chromium");
    writeProgram(
      path.join(programs, "apt-get"),
      `[ "$1" = install ] || exit 0\ncp '${path.join(programs, "package")}' '${chromium}'`,
    );
    writeProgram(path.join(programs, "package"), `exec '${real}' "$@"`);
    const lines: string[] = [];
    const wrapper = await chromiumWrapper(await bareHome("debian"), {
      searchPath: programs,
      log: (line) => lines.push(line),
    });
    expect(readFileSync(wrapper, "utf8")).toContain(chromium);
    expect(lines).toEqual([expect.stringContaining("Installing Debian's chromium")]);
  });
});
