import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { reportPage } from "@slipway/deployment-page";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faulty, healthy, stopped } from "../../deployment-page/test/stories.ts";
import { openChromium } from "../src/browser/index.ts";

const stories = { healthy, faulty, stopped };
let directory: string;
let browser: Browser;

beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), "slipway-report-"));
  browser = await openChromium(path.join(directory, "browser"));
});
afterAll(async () => {
  await browser.close();
  rmSync(directory, { recursive: true, force: true });
});

interface Opened {
  readonly page: Page;
  readonly address: string;
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
}

async function open(name: keyof typeof stories): Promise<Opened> {
  const file = path.join(directory, `${name}.html`);
  writeFileSync(file, reportPage(stories[name]));
  const page = await browser.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  const address = pathToFileURL(file).href;
  await page.goto(address);
  return { page, address, requests, complaints };
}

describe.each(["healthy", "faulty", "stopped"] as const)("the page of the %s story", (name) => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open(name);
  });

  it("asks for nothing but itself and logs nothing", () => {
    const foreign = opened.requests.filter(
      (url) => url !== opened.address && !url.startsWith("data:"),
    );
    expect(foreign).toEqual([]);
    expect(opened.complaints).toEqual([]);
  });

  it.each([1_200, 390])("shows every picture at its size on %i pixels", async (width) => {
    await opened.page.setViewportSize({ width, height: 844 });
    const sizes = await opened.page.evaluate<[number, number][]>(
      `[...document.querySelectorAll("svg")].map((one) => one.getBoundingClientRect())
        .filter(({ width, height }) => width + height > 0).map(({ width, height }) => [width, height])`,
    );
    expect(sizes.length).toBeGreaterThanOrEqual(name === "stopped" ? 5 : 8);
    for (const [pictureWidth, height] of sizes) {
      expect(pictureWidth).toBeGreaterThan(60);
      expect(height).toBeGreaterThan(10);
    }
  });

  it("shows the deciding sentence on a phone without scrolling", async () => {
    await opened.page.setViewportSize({ width: 390, height: 844 });
    const sentence = opened.page.locator(".decisive");
    expect(await sentence.isVisible()).toBe(true);
    const box = await sentence.boundingBox();
    expect((box?.y ?? 844) + (box?.height ?? 0)).toBeLessThan(844);
  });

  it.each(["light", "dark"] as const)("has readable contrast in %s", async (colorScheme) => {
    await opened.page.emulateMedia({ colorScheme });
    expect(await opened.page.evaluate<number>(lowestContrast)).toBeGreaterThanOrEqual(4.5);
  });

  it("prints all chapters and no navigation", async () => {
    await opened.page.emulateMedia({ media: "print" });
    expect(await opened.page.locator("nav").isVisible()).toBe(false);
    expect(await opened.page.locator("section:visible").count()).toBe(7);
    await opened.page.emulateMedia({ media: null });
  });

  it("leads from the navigation to each chapter", async () => {
    const missing = await opened.page.evaluate<string[]>(
      `[...document.querySelectorAll("nav a")].map((link) => link.getAttribute("href"))
        .filter((target) => document.querySelector("section" + target) === null)`,
    );
    expect(missing).toEqual([]);
  });

  it("needs no sideways scrolling on a phone, with everything unfolded", async () => {
    await opened.page.setViewportSize({ width: 390, height: 844 });
    const width = await opened.page.evaluate<number>(
      `document.querySelectorAll("details").forEach((one) => { one.open = true; }),
        document.documentElement.scrollWidth`,
    );
    expect(width).toBe(390);
  });
});

/** WCAG 2 contrast of each visible text outside pictures against its first opaque background. */
const lowestContrast = `(() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const channels = (color) => {
    if (!known.has(color)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      known.set(color, [...canvas.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(color);
  };
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  let lowest = 21;
  for (const element of document.querySelectorAll("body *:not(svg, svg *)")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
    if (!own || element.getClientRects().length === 0) continue;
    let behind = element;
    while (behind && channels(getComputedStyle(behind).backgroundColor)[3] < 255) behind = behind.parentElement;
    const a = luminance(channels(getComputedStyle(element).color));
    const b = luminance(channels(getComputedStyle(behind ?? document.body).backgroundColor));
    lowest = Math.min(lowest, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
  }
  return lowest;
})()`;
