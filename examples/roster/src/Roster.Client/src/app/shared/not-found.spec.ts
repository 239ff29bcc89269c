import { Client } from '../../testing/client';

describe('an address that is no page', () => {
  it('says so and leads back', async () => {
    const client = await Client.start();

    await client.open('/no/such/page');

    expect(client.text('h1')).toBe('There is no such page');
    expect(client.find<HTMLAnchorElement>('main a, section a').getAttribute('href')).toBe('/people');
  });
});
