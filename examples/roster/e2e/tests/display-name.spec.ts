import { expect, newPerson, signIn, test } from './roster';

test('a person is shown and found by the name that was chosen', async ({ page }) => {
  const dot = newPerson('Dorothy');
  const chosen = `Dot ${dot.lastName.replace('Test-', 'of ')}`;
  await signIn(page);
  await page.getByRole('link', { name: 'Add a person' }).click();
  await page.getByLabel('First name').fill(dot.firstName);
  await page.getByLabel('Last name').fill(dot.lastName);
  await page.getByLabel('Shown as').fill(chosen);
  await page.getByLabel('E-mail').fill(dot.email);
  await page.getByLabel('First password').fill(dot.password);
  await page.getByRole('button', { name: 'Save' }).click();

  await page.getByLabel('Search people').fill(chosen);
  await page.getByRole('button', { name: 'Search' }).click();

  await expect(page.getByRole('link', { name: chosen })).toBeVisible();
});
