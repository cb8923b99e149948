import { takeHandoff } from '@planbridge/accounts';
import type { PortalFlow } from '@planbridge/contracts';
import { attempt } from './parts/attempt.ts';
import { startWorld } from './parts/start-world.ts';
import type { World } from './parts/start-world.ts';
import { periodEnd, subscriptionOf } from './parts/stripe-objects.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(async () => {
  await world.close();
});

async function setup({ customers = 1 } = {}) {
  const account = await world.createAccount({ customers });
  const all = await world.setup();
  const [customer = ''] = account.customers.toReversed();
  const click = async (flow: PortalFlow | null = null) => {
    const input = { ref: account.ref, returnUrl: 'https://shop.example/account', flow, fingerprint: 'mark' };
    return await attempt().run(all.activities.openPortal, input);
  };
  const sent = () =>
    all.stripe
      .callsTo('POST /v1/billing_portal/sessions')
      .map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
  return { ...all, account, customer, click, sent };
}

test('the portal opens for the current customer, and its URL waits in the database', async () => {
  const { click, sent, customer, db } = await setup({ customers: 2 });
  const result = await click();
  expect(result).toEqual({ fingerprint: 'mark', outcome: 'redirect', handoffId: expect.any(String) });
  const handoff = result.outcome === 'redirect' ? await takeHandoff(db, result.handoffId) : null;
  expect(handoff).toMatchObject({
    kind: 'portal',
    url: expect.stringMatching(/^https:\/\/portal\.example\//),
  });
  expect(sent()).toEqual([{ customer, return_url: 'https://shop.example/account' }]);
});

test('who never bought anything has no billing account, and none is made', async () => {
  const { click, stripe } = await setup({ customers: 0 });
  expect(await click()).toEqual({ fingerprint: 'mark', outcome: 'no-billing-account' });
  expect(stripe.calls).toEqual([]);
});

test.each<[PortalFlow, string]>([
  ['payment_method', 'payment_method_update'],
  ['plan_change', 'subscription_update'],
  ['cancel', 'subscription_cancel'],
])('the flow %s leads to the portal’s %s', async (flow, type) => {
  const { click, sent, customer, stripe } = await setup();
  stripe.objects.subscriptions.push(subscriptionOf(customer, { id: 'sub_1' }));
  await click(flow);
  expect(sent()).toMatchObject([{ 'flow_data[type]': type }]);
  expect(sent()[0]?.[`flow_data[${type}][subscription]`]).toBe(
    flow === 'payment_method' ? undefined : 'sub_1',
  );
});

test('a former customer’s subscription is changed in that customer’s portal', async () => {
  const { click, sent, account, stripe } = await setup({ customers: 2 });
  const [former = ''] = account.customers;
  stripe.objects.subscriptions.push(subscriptionOf(former));
  await click('plan_change');
  expect(sent()).toMatchObject([{ customer: former, 'flow_data[type]': 'subscription_update' }]);
});

test.each<[string, PortalFlow, readonly Parameters<typeof subscriptionOf>[1][]]>([
  ['nothing to change', 'plan_change', []],
  ['two subscriptions to choose from', 'plan_change', [{ id: 'sub_1' }, { id: 'sub_2' }]],
  ['a cancellation that is scheduled already', 'cancel', [{ cancelAt: periodEnd }]],
])('with %s the portal’s first page opens', async (_, flow, subscriptions) => {
  const { click, sent, customer, stripe } = await setup();
  stripe.objects.subscriptions.push(...subscriptions.map((each) => subscriptionOf(customer, each)));
  await click(flow);
  expect(sent()).toEqual([{ customer, return_url: 'https://shop.example/account' }]);
});
