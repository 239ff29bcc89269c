import { ada, Client, refused } from '../../testing/client';

const entry = (over: object) => ({
  id: 1, occurredAt: '2026-11-20T09:00:00Z', actor: 'ada@example.test', action: 'user.created', subject: 'nora@example.test', detail: null, ...over,
});

async function open(items: object[], total = items.length) {
  const client = await Client.start(ada);
  await client.open('/audit');
  await client.answer('GET', '/api/audit?page=1', { items, number: 1, size: 20, total });
  return client;
}

const lines = (client: Client) =>
  [...client.page.querySelectorAll('.trail li > span')].map((line) => line.textContent?.replace(/\s+/g, ' ').trim());

describe('the audit trail', () => {
  it('reads as sentences', async () => {
    const client = await open([
      entry({ id: 3, action: 'access.rejected', detail: 'Not now' }),
      entry({ id: 2, action: 'access.requested', actor: 'nora@example.test' }),
      entry({ id: 1 }),
    ]);

    expect(lines(client)).toEqual([
      'ada@example.test rejected the request of nora@example.test – Not now',
      'nora@example.test asked for access',
      'ada@example.test added nora@example.test',
    ]);
  });

  it('shows a code that a newer release writes as it is', async () => {
    expect(lines(await open([entry({ action: 'user.merged' })]))).toEqual(['ada@example.test user.merged nora@example.test']);
  });

  it('turns the page', async () => {
    const client = await open([entry({})], 21);

    await client.click('Next');
    await client.answer('GET', '/api/audit?page=2', { items: [entry({ id: 9 })], number: 2, size: 20, total: 21 });

    expect(client.text('[role=status]')).toBe('21–21 of 21');
  });

  it('says when it cannot be read', async () => {
    const client = await Client.start(ada);
    await client.open('/audit');

    await client.answer('GET', '/api/audit?page=1', null, refused(500));

    expect(client.text('[role=alert]')).toContain('status 500');
  });
});
