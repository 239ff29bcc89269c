import { ada, Client, mika, refused } from '../../testing/client';

const stored = { ...mika, isActive: true, createdAt: '2026-11-01T08:00:00Z', lastSignInAt: null };

async function edit(person: object = stored) {
  const client = await Client.start(ada);
  await client.open('/people/2');
  await client.answer('GET', '/api/users/2', person);
  return client;
}

describe('adding a person', () => {
  async function fill(client: Client, password = 'a first password') {
    await client.open('/people/new');
    await client.type('firstName', 'Nora');
    await client.type('lastName', 'New');
    await client.type('email', 'nora@example.test');
    await client.type('role', 'Admin');
    await client.type('password', password);
  }

  it('sends what was filled in and goes back to the list', async () => {
    const client = await Client.start(ada);
    await fill(client);
    await client.submit();

    const sent = await client.answer('POST', '/api/users', stored, { status: 201, statusText: 'Created' });

    expect(sent.request.body).toMatchObject({
      firstName: 'Nora', lastName: 'New', email: 'nora@example.test', role: 'Admin', password: 'a first password',
    });
    expect(client.url).toBe('/people');
  });

  it('waits for a password of twelve characters', async () => {
    const client = await Client.start(ada);
    await fill(client, 'elevenchars');

    expect(client.find<HTMLButtonElement>('button[type=submit]').disabled).toBe(true);
  });

  it('shows the message of the server at the field', async () => {
    const client = await Client.start(ada);
    await fill(client);
    await client.submit();

    await client.answer('POST', '/api/users', { errors: { email: ['This is not an e-mail address.'] } }, refused(400));

    expect(client.text('[role=alert]')).toBe('Please correct the marked fields.');
    expect([...client.page.querySelectorAll('.wrong')].map((e) => e.textContent).filter(Boolean)).toEqual(['This is not an e-mail address.']);
    expect(client.url).toBe('/people/new');
  });
});

describe('editing a person', () => {
  it('changes name and role, never the address', async () => {
    const client = await edit();
    expect(client.find<HTMLInputElement>('[formControlName=email]').disabled).toBe(true);
    expect(client.has('[formControlName=password]')).toBe(false);

    await client.type('lastName', 'Changed');
    await client.submit();
    const sent = await client.answer('PUT', '/api/users/2', stored);

    expect(sent.request.body).toMatchObject({ firstName: 'Mika', lastName: 'Changed', role: 'Member' });
    expect(client.url).toBe('/people');
  });

  it('waits for what is stored before it can be changed', async () => {
    const client = await Client.start(ada);
    await client.open('/people/2');
    expect(client.has('form')).toBe(false);

    await client.answer('GET', '/api/users/2', null, refused(404));

    expect(client.has('form')).toBe(false);
    expect(client.text('[role=alert]')).toContain('status 404');
  });

  it('deactivates and activates', async () => {
    const client = await edit();

    await client.click('Deactivate');
    await client.answer('POST', '/api/users/2/deactivate', { ...stored, isActive: false });
    await client.click('Activate');
    await client.answer('POST', '/api/users/2/activate', stored);

    expect(client.text('.danger')).toBe('Deactivate');
  });

  it('says why the last admin stays', async () => {
    const client = await edit();

    await client.click('Deactivate');
    await client.answer('POST', '/api/users/2/deactivate', { title: 'This is the last active admin.' }, refused(409));

    expect(client.text('[role=alert]')).toBe('This is the last active admin.');
  });
});
