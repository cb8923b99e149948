import type Stripe from 'stripe';
import { cancelAtPeriodEnd } from '../src/stripe/operations/cancel-at-period-end.ts';
import { findPortalSession } from '../src/stripe/operations/find-portal-session.ts';
import { flowRedirect } from '../src/stripe/operations/flow-redirect.ts';
import { buyer } from './parts/buyer.ts';
import type { OpenStripe } from './parts/open-stripe.ts';
import { withOpenStripe } from './parts/with-open-stripe.ts';

async function view({ stripe, world }: OpenStripe, params: Stripe.BillingPortal.SessionCreateParams) {
  const { url } = await stripe.billingPortal.sessions.create(params);
  return findPortalSession(world, url.split('/').at(-1) ?? '');
}

describe('a session', () => {
  test('shows the customer’s live subscriptions, card and flow, and where to return', () =>
    withOpenStripe(async (opened) => {
      const { read, customer } = await buyer(opened);
      const { id, items } = await read();
      const seen = await view(opened, {
        customer,
        return_url: 'http://127.0.0.1/account',
        flow_data: {
          type: 'subscription_update_confirm',
          subscription_update_confirm: {
            subscription: id,
            items: [{ id: items.data[0]?.id ?? '', price: 'price_team_month_usd', quantity: 2 }],
          },
          after_completion: { type: 'redirect', redirect: { return_url: 'http://127.0.0.1/done' } },
        },
      });
      expect(seen).toMatchObject({
        customer: { id: customer },
        card: 'pays',
        returnUrl: 'http://127.0.0.1/account',
        flow: { subscription_update_confirm: { items: [{ price: 'price_team_month_usd', quantity: 2 }] } },
        subscriptions: [{ subscription: { id }, lines: [{ name: 'Pro', quantity: 1 }], openInvoice: null }],
      });
      expect(seen && flowRedirect(seen)).toBe('http://127.0.0.1/done');
    }));

  test('is out of time five minutes after its making, or an hour after its last use', () =>
    withOpenStripe(async (opened) => {
      const { stripe, world, control } = opened;
      const { id: customer } = await stripe.customers.create({});
      const [used = '', unused = ''] = await Promise.all(
        [1, 2].map(async () =>
          (await stripe.billingPortal.sessions.create({ customer })).url.split('/').at(-1),
        ),
      );
      expect(findPortalSession(world, used)).not.toBeNull();
      await control('time', { advance: '40m' });
      expect(findPortalSession(world, unused)).toBeNull();
      expect(findPortalSession(world, used)).not.toBeNull();
      await control('time', { advance: '61m' });
      expect(findPortalSession(world, used)).toBeNull();
      expect(findPortalSession(world, 'test_none')).toBeNull();
    }));

  test.each<[string, Stripe.BillingPortal.SessionCreateParams.FlowData]>([
    ['a subscription that is not the customer’s', cancelFlow('sub_none')],
    ['nothing to cancel', { type: 'subscription_cancel' }],
    [
      'an item that is not the subscription’s',
      {
        type: 'subscription_update_confirm',
        subscription_update_confirm: { subscription: '', items: [{ id: 'si_none', quantity: 1 }] },
      },
    ],
  ])('with %s is refused', (_case, flow) =>
    withOpenStripe(async (opened) => {
      const { customer, read } = await buyer(opened);
      const { id } = await read();
      const confirm = flow.subscription_update_confirm;
      await expect(
        opened.stripe.billingPortal.sessions.create({
          customer,
          flow_data:
            confirm === undefined
              ? flow
              : { ...flow, subscription_update_confirm: { ...confirm, subscription: id } },
        }),
      ).rejects.toMatchObject({ statusCode: 400, param: expect.stringContaining('flow_data') });
    }),
  );

  test('to cancel what is already ending is refused', () =>
    withOpenStripe(async (opened) => {
      const { customer, read } = await buyer(opened);
      const { id } = await read();
      cancelAtPeriodEnd(opened.world, id);
      await expect(
        opened.stripe.billingPortal.sessions.create({ customer, flow_data: cancelFlow(id) }),
      ).rejects.toMatchObject({ statusCode: 400 });
    }));
});

test('configurations are made, changed feature by feature, and one is the default', () =>
  withOpenStripe(async ({ stripe }) => {
    const { configurations } = stripe.billingPortal;
    const made = await configurations.create({
      features: { invoice_history: { enabled: false } },
      name: 'Mine',
    });
    const changed = await configurations.update(made.id, {
      features: { subscription_cancel: { enabled: true, mode: 'immediately' } },
      active: false,
    });
    expect(changed).toMatchObject({
      active: false,
      name: 'Mine',
      features: { invoice_history: { enabled: false }, subscription_cancel: { mode: 'immediately' } },
    });
    expect(await configurations.retrieve(made.id)).toEqual(changed);
    expect((await configurations.list({ is_default: true })).data).toHaveLength(1);
    expect((await configurations.list({ active: true })).data).toMatchObject([{ is_default: true }]);
  }));

function cancelFlow(subscription: string): Stripe.BillingPortal.SessionCreateParams.FlowData {
  return { type: 'subscription_cancel', subscription_cancel: { subscription } };
}
