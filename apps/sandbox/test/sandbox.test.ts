import { reachableFromOutside } from '../../../test/services/reachable-from-outside.ts';
import { startSandbox } from '../src/index.ts';
import type { RunningSandbox, SandboxOptions } from '../src/index.ts';
import { sandboxOptions } from './parts/sandbox-options.ts';
import { send } from './parts/send.ts';
import { startWebhookSink } from './parts/start-webhook-sink.ts';
import { withFolder } from './parts/with-folder.ts';

async function withSandbox(
  work: (sandbox: RunningSandbox) => Promise<void>,
  change: Partial<SandboxOptions> = {},
): Promise<void> {
  const sandbox = await startSandbox(sandboxOptions(change));
  try {
    await work(sandbox);
  } finally {
    await sandbox.close();
  }
}

const key = { authorization: 'Bearer sk_test_sandbox' };

const customers = (stripe: string, form?: Readonly<Record<string, string>>) =>
  send(`${stripe}/v1/customers`, { headers: key, ...(form && { form }) });

test('five services listen, each with a page and with controls of faults', () =>
  withSandbox(async ({ urls }) => {
    expect(new Set(Object.values(urls)).size).toBe(5);
    for (const url of Object.values(urls)) {
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      expect((await send(`${url}/`)).headers.get('content-type')).toContain('text/html');
      expect((await send(`${url}/_control/faults`)).json).toEqual({ faults: [] });
    }
  }));

test('none of them can be reached from another machine', () =>
  withSandbox(async ({ urls }) => {
    const ports = Object.values(urls).map((url) => Number(new URL(url).port));
    expect(await reachableFromOutside(ports)).toEqual([]);
  }));

test('what happens at Stripe is sent to the gateway, signed with its secret', async () => {
  const sink = await startWebhookSink('whsec_sandbox');
  await withSandbox(
    async ({ urls }) => {
      await customers(urls.stripe, { email: 'ada@example.com' });
      expect(await sink.until('customer.created')).toEqual(['customer.created']);
    },
    { gatewayUrl: sink.url },
  );
  await sink.close();
});

test('Stripe takes the one key that the sandbox was started with', () =>
  withSandbox(async ({ urls }) => {
    const other = { authorization: 'Bearer sk_test_other' };
    const refused = await send(`${urls.stripe}/v1/customers`, { headers: other });
    expect(refused).toMatchObject({ status: 401, json: { error: { type: 'invalid_request_error' } } });
    expect((await send(`${urls.stripe}/v1/customers`)).status).toBe(401);
    expect((await customers(urls.stripe)).status).toBe(200);
  }));

test.each<[number, Readonly<Record<string, string>>]>([
  [429, { type: 'invalid_request_error', code: 'rate_limit' }],
  [503, { type: 'api_error' }],
  [404, { type: 'invalid_request_error' }],
])('a fault %d at Stripe’s API comes in Stripe’s envelope, and the pages go on', (status, error) =>
  withSandbox(async ({ urls }) => {
    await send(`${urls.stripe}/_control/faults`, { json: { kind: 'status', status, route: '/v1/*' } });
    expect(await customers(urls.stripe)).toMatchObject({ status, json: { error } });
    expect((await send(`${urls.stripe}/`)).status).toBe(200);
  }),
);

test('faults of one service leave the others alone', () =>
  withSandbox(async ({ urls }) => {
    await send(`${urls.product}/_control/faults`, { json: { kind: 'reset' } });
    await expect(send(`${urls.product}/`)).rejects.toThrow('fetch failed');
    expect((await send(`${urls.identity}/jwks`)).status).toBe(200);
  }));

test('what is wrong with a control of Stripe is said as it is elsewhere', () =>
  withSandbox(async ({ urls }) => {
    const answer = await send(`${urls.stripe}/_control/time`, { json: {} });
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ error: expect.stringContaining('advance') });
  }));

test('Stripe’s objects, its time and the endpoint outlive a restart', () =>
  withFolder(async (state) => {
    await withSandbox(
      async ({ urls }) => {
        await customers(urls.stripe, { email: 'kept@example.com' });
        await send(`${urls.stripe}/_control/time`, { json: { advance: '30d' } });
      },
      { state },
    );
    const sink = await startWebhookSink('whsec_sandbox');
    await withSandbox(
      async ({ urls }) => {
        expect((await customers(urls.stripe)).json).toMatchObject({ data: [{ email: 'kept@example.com' }] });
        const { json } = await send(`${urls.stripe}/_control/time`);
        expect(json).toMatchObject({ seconds: expect.any(Number) });
        expect(JSON.stringify(json)).not.toContain(new Date().toISOString().slice(0, 10));
        // Nobody took the webhook before: it is delivered to where the gateway is now.
        await sink.until('customer.created');
      },
      { state, gatewayUrl: sink.url },
    );
    await sink.close();
  }));

test('a port that is taken is named, and what had started is closed again', () =>
  withSandbox(async ({ urls }) => {
    const port = Number(new URL(urls.slack).port);
    const ports = { ...sandboxOptions().ports, slack: port };
    await expect(startSandbox(sandboxOptions({ ports }))).rejects.toThrow(
      new RegExp(`slack cannot listen on port ${port}: .* set SLACK_PORT`),
    );
  }));

test('after closing nothing listens any more', async () => {
  const sandbox = await startSandbox(sandboxOptions());
  await sandbox.close();
  for (const url of Object.values(sandbox.urls)) {
    await expect(send(url)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  }
});
