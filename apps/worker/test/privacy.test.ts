import { drawTicket } from '@planbridge/accounts';
import { retryNowSignal } from '@planbridge/contracts';
import { readHistory } from './parts/read-history.ts';
import { remoteWords } from './parts/start-stripe.ts';
import { startWorkflows } from './parts/start-workflows.ts';
import type { Workflows } from './parts/start-workflows.ts';
import { startWorld } from './parts/start-world.ts';
import type { World } from './parts/start-world.ts';
import { subscriptionOf } from './parts/stripe-objects.ts';
import { waitUntil } from './parts/wait-until.ts';

let world: World;
let workflows: Workflows;

beforeAll(async () => {
  [world, workflows] = await Promise.all([startWorld(), startWorkflows()]);
}, 60_000);

afterAll(async () => {
  await workflows.close();
  await world.close();
});

/** A history as text, with every payload decoded. */
function plain(history: unknown): string {
  return JSON.stringify(history, (key, value: unknown) =>
    key === 'data' && typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : value,
  );
}

test('no history holds an account’s id, an e-mail, a session’s URL, a secret or a remote system’s words', async () => {
  const payer = await world.createAccount();
  const newcomer = await world.createAccount({ customers: 0 });
  const { activities, stripe, product, db, logged } = await world.setup();
  const [customer = ''] = payer.customers;
  stripe.objects.subscriptions.push(subscriptionOf(customer));
  const stop = await workflows.startWorker(activities);
  try {
    product.script(() => ({ status: 500, body: { message: remoteWords } }));
    const event = await workflows.startEvent(customer);
    const waiting = await waitUntil(
      () => workflows.look(event.workflowId),
      ({ state }) => state === 'waiting',
    );
    stripe.script(() => ({
      status: 400,
      body: { error: { type: 'invalid_request_error', message: remoteWords } },
    }));
    const sync = await workflows.startSync({ ref: payer.ref, ticket: (await drawTicket(db)).toString() });
    await sync.result();
    stripe.script(() => null);
    product.script(({ body }) => ({ status: 409, body: { ...JSON.parse(body), source: remoteWords } }));
    await event.signal(retryNowSignal);
    await event.result();
    product.script(() => null);
    await (await workflows.startCheckout(newcomer.ref)).result();
    await (await workflows.startPortal(newcomer.ref)).result();

    const runs = await waitUntil(
      async () => {
        const found = [];
        for await (const { workflowId, runId, status } of workflows.client.workflow.list()) {
          found.push({ workflowId, runId, isOver: status.name !== 'RUNNING' });
        }
        return found;
      },
      (found) => found.length === 5 && found.every(({ isOver }) => isOver),
    );
    const histories = await Promise.all(
      runs.map(async ({ workflowId, runId }) =>
        plain(await readHistory(workflows.client, workflowId, runId)),
      ),
    );
    const written = [...histories, JSON.stringify([runs, waiting]), ...logged].join('\n');

    // That it would be seen: what may be there is.
    expect(written).toContain(payer.ref);
    expect(written).toContain('The product answered 500.');
    expect(written).toContain('Stripe refused a request (400).');
    for (const secret of [
      ...[payer, newcomer].flatMap(({ id, email }) => [id, encodeURIComponent(id), email ?? '']),
      remoteWords,
      '@example.com',
      'checkout.example',
      'portal.example',
      'sk_test',
      'hush',
    ]) {
      expect(written).not.toContain(secret);
    }
  } finally {
    await stop();
  }
}, 120_000);
