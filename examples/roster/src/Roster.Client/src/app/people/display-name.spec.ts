import { ada, Client, mika } from '../../testing/client';
import { nameOf } from './people-api';

describe('the name that a person is shown by', () => {
  it('is the display name', () => {
    expect(nameOf({ ...mika, displayName: 'M.' })).toBe('M.');
  });

  it('is first and last name while the previous release answers without one', () => {
    expect(nameOf(mika)).toBe('Mika Member');
  });

  it('is empty in the form when it was not chosen, so that it follows a new last name', async () => {
    const client = await Client.start(ada);
    await client.open('/people/2');

    await client.answer('GET', '/api/users/2', { ...mika, displayName: 'Mika Member', isActive: true });

    expect(client.find<HTMLInputElement>('[formControlName=displayName]').value).toBe('');
  });

  it('is saved as it was chosen', async () => {
    const client = await Client.start(ada);
    await client.open('/people/2');
    await client.answer('GET', '/api/users/2', { ...mika, displayName: 'Mika the Great', isActive: true });
    expect(client.find<HTMLInputElement>('[formControlName=displayName]').value).toBe('Mika the Great');

    await client.type('displayName', 'Mika the Greater');
    await client.submit();

    const sent = await client.answer('PUT', '/api/users/2', mika);
    expect(sent.request.body).toMatchObject({ displayName: 'Mika the Greater' });
  });
});
