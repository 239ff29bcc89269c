import { test as base, expect, type Page } from '@playwright/test';

export { expect };

/** An admin of the system under test. */
export function admin(): { email: string; password: string } {
  const email = process.env.E2E_EMAIL;
  const password = process.env.E2E_PASSWORD;
  if (!email || !password) {
    throw new Error('Set E2E_EMAIL and E2E_PASSWORD to an admin of the system at BASE_URL.');
  }
  return { email, password };
}

export async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

export async function signIn(page: Page, { email, password } = admin()): Promise<void> {
  await page.goto('/sign-in');
  await fillSignIn(page, email, password);
  await expect(page.getByRole('heading', { name: 'People' })).toBeVisible();
}

/** A person who is new in every run, so that a run can be repeated on the same database. */
export function newPerson(firstName: string) {
  const mark = `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;
  return { firstName, lastName: `Test-${mark}`, email: `${firstName.toLowerCase()}-${mark}@example.test`, password: `pass-${mark}-phrase` };
}

/** Every test fails when the page reports an error, a refused script (CSP) or a broken answer of the server. */
export const test = base.extend<{ cleanConsole: undefined }>({
  cleanConsole: [
    async ({ page }, use) => {
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(`page: ${error.message}`));
      page.on('console', (message) => {
        // The browser notes a refused sign-in (401) or an answer that was asked for (404) by itself.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
          problems.push(`console: ${message.text()}`);
        }
      });
      page.on('response', (response) => {
        if (response.status() >= 500) {
          problems.push(`${response.status()} ${response.url()}`);
        }
      });
      await use(undefined);
      expect(problems).toEqual([]);
    },
    { auto: true },
  ],
});
