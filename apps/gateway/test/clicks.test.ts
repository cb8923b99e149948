import { workflowIds } from '@planbridge/contracts';
import { findAccountById } from '@planbridge/accounts';
import { startGateway } from './parts/start-gateway.ts';
import type { Gateway } from './parts/start-gateway.ts';

const page = 'https://app.example.com/billing';

let gateway: Gateway;
let worker: Awaited<ReturnType<Gateway['startWorker']>>;
let users = 0;

beforeAll(async () => {
  gateway = await startGateway();
  worker = await gateway.startWorker();
}, 120_000);

afterAll(async () => {
  await worker.stop();
  await gateway.close();
}, 60_000);

async function setup() {
  users += 1;
  const user = `user-${users}`;
  const headers = await gateway.bearer(user);
  const checkout = async (success_url: string, more: Readonly<Record<string, unknown>> = {}) =>
    await gateway.click('/v1/checkout', { plan: 'pro', success_url, cancel_url: page, ...more }, headers);
  const { client } = gateway.namespace;
  const run = async () => {
    const account = await findAccountById(gateway.database.db, user);
    return client.workflow.getHandle(workflowIds.openCheckout(account?.ref ?? ''));
  };
  const runs = async () => {
    const ids: string[] = [];
    const query = `WorkflowId = '${(await run()).workflowId}'`;
    for await (const { runId } of client.workflow.list({ query })) ids.push(runId);
    return ids;
  };
  const portal = async (return_url: string) => await gateway.click('/v1/portal', { return_url }, headers);
  return { checkout, portal, run, runs };
}

async function urlOf(answer: Response): Promise<string> {
  expect(answer.status).toBe(200);
  const { url } = JSON.parse(await answer.text());
  return String(url);
}

test('a click gets the page that its run made, and no cache may keep it', async () => {
  const { checkout, portal } = await setup();
  for (const answer of [await checkout(`${page}?sold`), await portal(`${page}?customer`)]) {
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await urlOf(answer)).toMatch(
      /^https:\/\/stripe\.example\/(checkout|portal)\/[0-9a-f]{16}\/[0-9a-f]{64}$/,
    );
  }
});

test('the page’s address stands in no history, only the hand-off’s id', async () => {
  const { checkout, run, runs } = await setup();
  await urlOf(await checkout(`${page}?sold`));
  await until(async () => (await runs()).length === 1);
  const history = JSON.stringify(await (await run()).fetchHistory(), (key, value: unknown) =>
    key === 'data' && typeof value === 'string' ? Buffer.from(value, 'base64').toString() : value,
  );
  expect(history).toContain('handoffId');
  expect(history).not.toContain('stripe.example');
});

test('the same click in two tabs is one run and one page', async () => {
  const { checkout, runs } = await setup();
  const [one, other] = await Promise.all([checkout(`${page}?slowly-sold`), checkout(`${page}?slowly-sold`)]);
  expect(await urlOf(one)).toBe(await urlOf(other));
  await until(async () => (await runs()).length > 0);
  expect(await runs()).toHaveLength(1);
});

test('a click that joined the run of another wish starts again when it closes, and each gets its own page', async () => {
  const { checkout, runs } = await setup();
  const [one, other] = await Promise.all([
    checkout(`${page}/a?slowly-sold`),
    checkout(`${page}/b?slowly-sold`, { interval: 'month' }),
  ]);
  const urls = [await urlOf(one), await urlOf(other)];
  expect(new Set(urls).size).toBe(2);
  await until(async () => (await runs()).length === 2);
});

test('a click for what the account has, and a portal without a customer, are conflicts', async () => {
  const { checkout, portal } = await setup();
  expect([(await checkout(page)).status, (await portal(page)).status]).toEqual([409, 409]);
});

test('a click whose run does not end is told after ten seconds to come again', async () => {
  const { checkout } = await setup();
  const began = performance.now();
  const answer = await checkout(`${page}?endless`);
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
  expect(performance.now() - began).toBeGreaterThan(9500);
  expect(performance.now() - began).toBeLessThan(12_000);
});

test('a page that waits after a payment shows the plan once a worker has settled the account', async () => {
  users += 1;
  const answer = await gateway.get('/v1/account?wait=20', await gateway.bearer(`user-${users}`));
  expect(await answer.json()).toMatchObject({ plan: 'pro', state: 'settled' });
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) {
    // Asked again: the test's own time-out ends it.
  }
}
