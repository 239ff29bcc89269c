import { Client, mika, refused } from '../../testing/client';

async function fill() {
  const client = await Client.start(mika);
  await client.open('/account');
  await client.type('currentPassword', 'correct horse battery');
  await client.type('newPassword', 'another long password');
  await client.submit();
  return client;
}

describe('the account page', () => {
  it('shows who is signed in', async () => {
    const client = await Client.start(mika);
    await client.open('/account');

    expect([...client.page.querySelectorAll('dd')].map((dd) => dd.textContent)).toEqual(['Mika Member', 'mika@example.test', 'Member']);
  });

  it('changes the password and empties the form', async () => {
    const client = await fill();

    const sent = await client.answer('PUT', '/api/session/password', null, { status: 204, statusText: 'No Content' });

    expect(sent.request.body).toEqual({ currentPassword: 'correct horse battery', newPassword: 'another long password' });
    expect(client.text('.done')).toContain('Your password is changed.');
    expect(client.find<HTMLInputElement>('[formControlName=newPassword]').value).toBe('');
  });

  it('shows that the current password is wrong', async () => {
    const client = await fill();

    await client.answer('PUT', '/api/session/password', { errors: { currentPassword: ['This is not your current password.'] } }, refused(400));

    expect(client.text('.wrong')).toBe('This is not your current password.');
    expect(client.has('.done')).toBe(false);
  });
});
