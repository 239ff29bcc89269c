import { ada, Client, refused } from '../../testing/client';

async function signIn(client: Client, path: string) {
  await client.open(path);
  await client.type('email', 'ada@example.test');
  await client.type('password', 'correct horse battery');
  await client.submit();
}

describe('signing in', () => {
  it('waits for an address and a password', async () => {
    const client = await Client.start();
    await client.open('/sign-in');

    expect(client.find<HTMLButtonElement>('button[type=submit]').disabled).toBe(true);
    await client.type('email', 'ada@example.test');
    await client.type('password', 'x');
    expect(client.find<HTMLButtonElement>('button[type=submit]').disabled).toBe(false);
  });

  it('leads to the list', async () => {
    const client = await Client.start();
    await signIn(client, '/sign-in');

    const sent = await client.answer('POST', '/api/session', { user: ada, release: 'dev' });

    expect(sent.request.body).toEqual({ email: 'ada@example.test', password: 'correct horse battery' });
    expect(client.url).toBe('/people');
  });

  it('leads back to the page that asked for it', async () => {
    const client = await Client.start();
    await signIn(client, '/sign-in?returnTo=%2Faudit');

    await client.answer('POST', '/api/session', { user: ada, release: 'dev' });

    expect(client.url).toBe('/audit');
  });

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/sign-in'])('never leads to %s', async (target) => {
    const client = await Client.start();
    await signIn(client, `/sign-in?returnTo=${encodeURIComponent(target)}`);

    await client.answer('POST', '/api/session', { user: ada, release: 'dev' });

    expect(client.url).toBe('/people');
  });

  it('says why it was refused and asks for the password again', async () => {
    const client = await Client.start();
    await signIn(client, '/sign-in');

    await client.answer('POST', '/api/session', { title: 'The e-mail address or the password is wrong.' }, refused(401));

    expect(client.text('[role=alert]')).toBe('The e-mail address or the password is wrong.');
    expect(client.find<HTMLInputElement>('[formControlName=password]').value).toBe('');
    expect(client.url).toBe('/sign-in');
  });
});
