import { admin, expect, signIn, test } from './roster';

/** Reads only: safe to run against production. */
test.describe('regression', { tag: '@regression' }, () => {
  test('the app is healthy and says which release it is', async ({ request }) => {
    const health = await request.get('/health');
    expect(health.status()).toBe(200);
    expect((await health.json()).entries.database.status).toBe('Healthy');

    const info = await request.get('/build-info.json');
    const commit = info.ok() ? (await info.json()).commit : 'dev';
    expect(health.headers()['x-release']).toBe(commit);
  });

  test('a file that does not exist is not answered with the page', async ({ request }) => {
    expect((await request.get('/main-missing.js')).status()).toBe(404);
    expect((await request.get('/api/missing')).status()).toBe(404);
  });

  test('a visitor is asked to sign in', async ({ page }) => {
    await page.goto('/');

    await expect(page).toHaveURL(/\/sign-in/);
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  });

  test('an admin signs in, finds themselves and signs out', async ({ page }) => {
    await signIn(page);

    await page.getByLabel('Search people').fill(admin().email);
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(page.getByRole('cell', { name: admin().email })).toBeVisible();

    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  });

  test('a deep link survives a reload', async ({ page }) => {
    await signIn(page);
    await page.goto('/people?search=no-such-person');
    await expect(page.getByText('Nobody matches this search.')).toBeVisible();

    await page.reload();

    await expect(page.getByLabel('Search people')).toHaveValue('no-such-person');
    await expect(page.getByText('Nobody matches this search.')).toBeVisible();
  });
});
