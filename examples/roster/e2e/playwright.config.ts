import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig, devices } from '@playwright/test';

/**
 * BASE_URL: test what runs there; else the published app in APP_DIRECTORY (default ../out) is started with a
 * database of its own.
 * HTTPS_PROXY: the way to BASE_URL where there is one; a server of our own is reached without it.
 * CHROME_BIN: the browser to start; else the one that Playwright has installed.
 * E2E_EMAIL, E2E_PASSWORD: an admin there; needed with BASE_URL.
 */
const baseURL = process.env.BASE_URL || undefined;
const port = process.env.E2E_PORT || '5197';
const chrome = process.env.CHROME_BIN;
const proxy = baseURL ? process.env.HTTPS_PROXY : undefined;

if (!baseURL) {
  // Workers read this file too: what is made up here reaches them through the environment.
  process.env.E2E_EMAIL ??= 'ada@example.test';
  process.env.E2E_PASSWORD ??= randomUUID();
  process.env.E2E_DATABASE ??= join(mkdtempSync(join(tmpdir(), 'roster-e2e-')), 'roster.db');
}

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results/artifacts',
  forbidOnly: true,
  fullyParallel: true,
  retries: 0,
  workers: 2,
  // Generous: a busy machine is slow, not wrong.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['line'], ['junit', { outputFile: 'test-results/e2e.xml' }]],
  use: {
    baseURL: baseURL ?? `http://127.0.0.1:${port}`,
    proxy: proxy ? { server: proxy } : undefined,
    screenshot: 'only-on-failure',
    ignoreHTTPSErrors: process.env.E2E_IGNORE_HTTPS_ERRORS === 'true',
  },
  projects: [
    {
      name: 'chromium',
      use: { ...devices['Desktop Chrome'], launchOptions: chrome ? { executablePath: chrome } : {} },
    },
  ],
  webServer: baseURL
    ? undefined
    : {
        command: `dotnet Roster.Server.dll --urls http://127.0.0.1:${port}`,
        cwd: process.env.APP_DIRECTORY ?? '../out',
        url: `http://127.0.0.1:${port}/health`,
        timeout: 60_000,
        gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
        env: {
          // Neither Development nor Production: every header is on, and the app may make its schema.
          ASPNETCORE_ENVIRONMENT: 'EndToEnd',
          Database__MigrateOnStart: 'true',
          ConnectionStrings__Roster: `Data Source=${process.env.E2E_DATABASE}`,
          FirstAdmin__Email: process.env.E2E_EMAIL ?? '',
          FirstAdmin__Password: process.env.E2E_PASSWORD ?? '',
        },
      },
});
