import { ada, Client, refused } from '../../testing/client';

const pending = {
  id: 7, email: 'nora@example.test', firstName: 'Nora', lastName: 'New', purpose: 'I join payroll', status: 'Pending',
  requestedAt: '2026-11-20T09:00:00Z', decidedAt: null, decidedBy: null, decisionReason: null,
};
const rejected = { ...pending, status: 'Rejected', decidedAt: '2026-11-20T10:00:00Z', decidedBy: 'ada@example.test', decisionReason: 'Not now' };
const pageOf = (items: object[], number = 1, total = items.length) => ({ items, number, size: 20, total });

describe('requesting access', () => {
  async function fill(client: Client) {
    await client.open('/request-access');
    for (const [control, value] of Object.entries({
      firstName: 'Nora', lastName: 'New', email: 'nora@example.test', purpose: 'I join payroll', password: 'my own password',
    })) {
      await client.type(control, value);
    }
  }

  it('thanks and says what happens next', async () => {
    const client = await Client.start();
    await fill(client);
    await client.submit();

    const sent = await client.answer('POST', '/api/access-requests', null, { status: 202, statusText: 'Accepted' });

    expect(sent.request.body).toEqual({
      firstName: 'Nora', lastName: 'New', email: 'nora@example.test', purpose: 'I join payroll', password: 'my own password',
    });
    expect(client.text('[role=status]')).toContain('An admin looks at your request');
  });

  it('waits until all is filled in', async () => {
    const client = await Client.start();
    await client.open('/request-access');

    expect(client.find<HTMLButtonElement>('button[type=submit]').disabled).toBe(true);
  });

  it('shows what the server does not accept', async () => {
    const client = await Client.start();
    await fill(client);
    await client.submit();

    await client.answer('POST', '/api/access-requests', { errors: { purpose: ['Say more.'] } }, refused(400));

    expect(client.text()).toContain('Say more.');
    expect(client.has('form')).toBe(true);
  });
});

describe('deciding about requests', () => {
  async function open(items: object[]) {
    const client = await Client.start(ada);
    await client.open('/requests');
    await client.answer('GET', '/api/access-requests?page=1', pageOf(items));
    return client;
  }

  it('shows who asks and what for', async () => {
    const client = await open([pending]);

    expect(client.text('li h2')).toBe('Nora New');
    expect(client.text('li')).toContain('I join payroll');
    expect(client.text('li .tag')).toBe('Pending');
  });

  it('approves with the chosen role and reads the list again', async () => {
    const client = await open([pending]);

    await client.type('select', 'Admin');
    await client.click('Approve');
    const sent = await client.answer('POST', '/api/access-requests/7/approve', null);
    await client.answer('GET', '/api/access-requests?page=1', pageOf([{ ...rejected, status: 'Approved', decisionReason: null }]));

    expect(sent.request.body).toEqual({ role: 'Admin' });
    expect(client.text('li')).toContain('Approved by ada@example.test');
    expect(client.has('li button')).toBe(false);
  });

  it('rejects with a reason', async () => {
    const client = await open([pending]);

    await client.click('Reject…');
    await client.type('form input', 'Not now');
    await client.submit();
    const sent = await client.answer('POST', '/api/access-requests/7/reject', null);
    await client.answer('GET', '/api/access-requests?page=1', pageOf([rejected]));

    expect(sent.request.body).toEqual({ reason: 'Not now' });
    expect(client.text('li')).toContain('“Not now”');
  });

  it('takes a rejection back before it is sent', async () => {
    const client = await open([pending]);

    await client.click('Reject…');
    await client.click('Cancel');

    expect(client.has('form')).toBe(false);
    client.expectQuiet();
  });

  it('says that another admin was faster, and shows what they decided', async () => {
    const client = await open([pending]);

    await client.click('Approve');
    await client.answer('POST', '/api/access-requests/7/approve', { title: 'This request has already been decided.' }, refused(409));
    await client.answer('GET', '/api/access-requests?page=1', pageOf([rejected]));

    expect(client.text('[role=alert]')).toBe('This request has already been decided.');
    expect(client.text('li .tag')).toBe('Rejected');
  });

  it('turns the page', async () => {
    const client = await Client.start(ada);
    await client.open('/requests');
    await client.answer('GET', '/api/access-requests?page=1', pageOf([pending], 1, 21));

    await client.click('Next');
    await client.answer('GET', '/api/access-requests?page=2', pageOf([rejected], 2, 21));

    expect(client.text('[role=status]')).toBe('21–21 of 21');
  });

  it('says when there are none', async () => {
    expect((await open([])).text('li')).toBe('Nobody has asked for access.');
  });

  it('says when the list cannot be read', async () => {
    const client = await Client.start(ada);
    await client.open('/requests');

    await client.answer('GET', '/api/access-requests?page=1', null, refused(503));

    expect(client.text('[role=alert]')).toContain('status 503');
  });
});
