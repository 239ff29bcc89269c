import { expect, fillSignIn, newPerson, signIn, test } from './roster';

test('an admin adds a person, finds them, changes the name and deactivates the account', async ({ page, browser }) => {
  const tess = newPerson('Tess');
  await signIn(page);
  await page.getByRole('link', { name: 'Add a person' }).click();
  await page.getByLabel('First name').fill(tess.firstName);
  await page.getByLabel('Last name').fill(tess.lastName);
  await page.getByLabel('E-mail').fill(tess.email);
  await page.getByLabel('First password').fill(tess.password);
  await page.getByRole('button', { name: 'Save' }).click();

  await page.getByLabel('Search people').fill(`tess ${tess.lastName}`);
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByRole('link', { name: `Tess ${tess.lastName}` }).click();
  await page.getByLabel('First name').fill('Tessa');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'People' })).toBeVisible();

  await page.goto(`/people?search=${tess.lastName}`);
  await page.getByRole('link', { name: `Tessa ${tess.lastName}` }).click();
  await page.getByRole('button', { name: 'Deactivate' }).click();
  await expect(page.getByRole('button', { name: 'Activate' })).toBeVisible();

  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto('/sign-in');
  await fillSignIn(other, tess.email, tess.password);
  await expect(other.getByRole('alert')).toBeVisible();
  await context.close();
});
