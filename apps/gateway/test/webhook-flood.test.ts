import { createDatabase } from '@planbridge/accounts';
import Stripe from 'stripe';
import { createTestApp, webhookSecret } from './parts/create-test-app.ts';
import { floodWithForgeries } from './parts/flood-with-forgeries.ts';

const floodMs = 3000;
const connections = 50;

test('a flood of forged deliveries is refused, and every delivery of Stripe’s gets through it in time', async () => {
  const { db } = createDatabase('postgres://127.0.0.1:9/none');
  const { app, started } = await createTestApp({ db });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const port = Number(new URL(address).port);
  const flood = floodWithForgeries({ port, connections, ms: floodMs });
  const waits: number[] = [];
  const statuses: number[] = [];

  const began = performance.now();
  while (performance.now() - began < floodMs) {
    const payload = JSON.stringify({
      id: `evt_${waits.length}`,
      object: 'event',
      type: 'invoice.paid',
      livemode: false,
      data: { object: { object: 'invoice', customer: 'cus_9' } },
    });
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: webhookSecret });
    const asked = performance.now();
    const { status } = await fetch(`${address}/webhooks/stripe`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'stripe-signature': signature },
      body: payload,
      signal: AbortSignal.timeout(10_000),
    });
    waits.push(performance.now() - asked);
    statuses.push(status);
  }
  const answered = await flood;
  await app.close();

  const refused = answered['400'] ?? 0;
  const sorted = waits.toSorted((one, other) => one - other);
  const at = (share: number) => `${Math.round(sorted[Math.floor(sorted.length * share)] ?? 0)} ms`;
  process.stdout.write(
    `flood: ${Math.round(refused / (floodMs / 1000))} forgeries refused a second over ${connections} connections; ${waits.length} deliveries of Stripe’s accepted meanwhile, p50 ${at(0.5)}, p99 ${at(0.99)}\n`,
  );
  expect(Object.keys(answered)).toEqual(['400']);
  // A flood that is none proves nothing.
  expect(refused).toBeGreaterThan(connections * 5);
  expect(statuses.filter((status) => status !== 200)).toEqual([]);
  expect(started).toHaveLength(waits.length);
  // Stripe waits at least ten seconds; one in front of a busy machine is plenty.
  expect(Math.max(...waits)).toBeLessThan(5000);
}, 60_000);
