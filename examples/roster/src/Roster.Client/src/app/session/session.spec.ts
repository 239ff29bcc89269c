import { ada, Client, mika, refused } from '../../testing/client';

describe('who is signed in', () => {
  it('is nobody when the server cannot be asked', async () => {
    const client = await Client.start(ada);

    const loaded = client.session.load();
    await client.cutOff('/api/session');
    await loaded;

    expect(client.session.user()).toBeNull();
  });

  it('decides which pages open', async () => {
    const visitor = await Client.start();
    await visitor.open('/audit');
    expect(visitor.url).toBe('/sign-in?returnTo=%2Faudit');
    await visitor.open('/people?search=x');
    expect(visitor.url).toBe('/sign-in?returnTo=%2Fpeople%3Fsearch%3Dx');
  });

  it('sends a member who follows the link of an admin to the list', async () => {
    const client = await Client.start(mika);

    await client.open('/requests');

    expect(client.url).toBe('/people');
  });

  it('ends when the server says so, and the person comes back to where they were', async () => {
    const client = await Client.start(ada);
    await client.open('/people?status=active');

    await client.answer('GET', '/api/users?search=&status=active&page=1', null, refused(401));
    await client.settle();

    expect(client.session.user()).toBeNull();
    expect(client.url).toBe('/sign-in?returnTo=%2Fpeople%3Fstatus%3Dactive');
  });
});
