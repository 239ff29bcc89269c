import { expect, fillSignIn, newPerson, signIn, test } from './roster';

test('who asks for access can sign in once an admin has approved', async ({ page, browser }) => {
  const nora = newPerson('Nora');
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Request access' }).click();
  await page.getByLabel('First name').fill(nora.firstName);
  await page.getByLabel('Last name').fill(nora.lastName);
  await page.getByLabel('E-mail').fill(nora.email);
  await page.getByLabel('What do you need access for?').fill('I join the payroll team');
  await page.getByLabel('Password').fill(nora.password);
  await page.getByRole('button', { name: 'Send request' }).click();
  await expect(page.getByText('An admin looks at your request')).toBeVisible();

  // Not yet.
  await page.getByRole('link', { name: 'Back to sign in' }).click();
  await fillSignIn(page, nora.email, nora.password);
  await expect(page.getByRole('alert')).toHaveText('The e-mail address or the password is wrong.');

  const context = await browser.newContext();
  const admin = await context.newPage();
  await signIn(admin);
  await admin.getByRole('link', { name: 'Requests' }).click();
  const request = admin.getByRole('listitem', { name: nora.email });
  await request.getByRole('button', { name: 'Approve' }).click();
  await expect(request.getByText('Approved', { exact: true })).toBeVisible();
  await admin.getByRole('link', { name: 'Audit' }).click();
  await expect(admin.getByText(`approved the request of ${nora.email}`)).toBeVisible();
  await context.close();

  await signIn(page, nora);
  await expect(page.getByRole('link', { name: 'Requests' })).toBeHidden();
});

test('an admin rejects a request with a reason', async ({ page, request }) => {
  const rob = newPerson('Rob');
  const asked = await request.post('/api/access-requests', { data: { ...rob, purpose: 'Curious' } });
  expect(asked.status()).toBe(202);

  await signIn(page);
  await page.getByRole('link', { name: 'Requests' }).click();
  const item = page.getByRole('listitem', { name: rob.email });
  await item.getByRole('button', { name: 'Reject…' }).click();
  await item.getByLabel('Reason').fill('Please ask your team lead first');
  await item.getByRole('button', { name: 'Reject' }).click();

  await expect(item.getByText('“Please ask your team lead first”')).toBeVisible();
});

test('a wrong password is refused', async ({ page }) => {
  await page.goto('/sign-in');

  await fillSignIn(page, 'nobody@example.test', 'not the right password');

  await expect(page.getByRole('alert')).toHaveText('The e-mail address or the password is wrong.');
  await expect(page.getByLabel('Password')).toHaveValue('');
});
