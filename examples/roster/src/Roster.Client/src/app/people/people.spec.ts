import { ada, Client, mika, refused } from '../../testing/client';

const person = (over: object = {}) => ({
  ...mika,
  isActive: true,
  createdAt: '2026-11-01T08:00:00Z',
  lastSignInAt: null,
  ...over,
});
const pageOf = (items: object[], number = 1, total = items.length) => ({ items, number, size: 20, total });
const all = '/api/users?search=&status=all&page=1';

async function open(user: typeof ada, path: string, url: string, body: object) {
  const client = await Client.start(user);
  await client.open(path);
  await client.answer('GET', url, body);
  return client;
}

const cells = (client: Client) =>
  [...client.page.querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim()));

describe('the list of people', () => {
  it('shows who is there and whether they may sign in', async () => {
    const client = await open(mika, '/people', all, pageOf([person(), person({ id: 3, firstName: 'Gil', isActive: false })]));

    expect(cells(client)).toEqual([
      ['Mika Member', 'mika@example.test', 'Member', 'Active', 'Never'],
      ['Gil Member', 'mika@example.test', 'Member', 'Deactivated', 'Never'],
    ]);
  });

  it('shows when somebody signed in last', async () => {
    const client = await open(mika, '/people', all, pageOf([person({ lastSignInAt: '2026-11-03T12:00:00Z' })]));

    expect(cells(client)[0]?.[4]).toMatch(/^[34] Nov 2026, \d\d:00$/);
  });

  it('lets only an admin add and edit', async () => {
    const member = await open(mika, '/people', all, pageOf([person()]));
    expect(member.has('a[href="/people/new"]')).toBe(false);
    expect(member.has('td a')).toBe(false);
  });

  it('leads an admin to each person', async () => {
    const admin = await open(ada, '/people', all, pageOf([person()]));
    expect(admin.has('a[href="/people/new"]')).toBe(true);
    expect(admin.find<HTMLAnchorElement>('td a').getAttribute('href')).toBe('/people/2');
  });

  it('keeps the search in the address and starts it at the first page', async () => {
    const client = await open(mika, '/people?page=2', '/api/users?search=&status=all&page=2', pageOf([person()], 2, 21));

    await client.type('input[type=search]', 'mik');
    await client.submit();
    await client.answer('GET', '/api/users?search=mik&status=all&page=1', pageOf([]));

    expect(client.url).toBe('/people?search=mik');
    expect(client.text('tbody')).toBe('Nobody matches this search.');
  });

  it('filters by status', async () => {
    const client = await open(mika, '/people', all, pageOf([person()]));

    await client.type('select', 'inactive');
    await client.answer('GET', '/api/users?search=&status=inactive&page=1', pageOf([]));

    expect(client.url).toBe('/people?status=inactive');
  });

  it('turns the page', async () => {
    const client = await open(mika, '/people', all, pageOf([person()], 1, 21));

    await client.click('Next');
    await client.answer('GET', '/api/users?search=&status=all&page=2', pageOf([person()], 2, 21));

    expect(client.url).toBe('/people?page=2');
  });

  it('says that it failed and tries again', async () => {
    const client = await Client.start(mika);
    await client.open('/people');
    expect(client.text()).toContain('Loading…');

    await client.answer('GET', all, null, refused(500));
    expect(client.text('[role=alert]')).toContain('The server could not do this (status 500).');

    await client.click('Try again');
    await client.answer('GET', all, pageOf([person()]));
    expect(cells(client)).toHaveLength(1);
  });
});
