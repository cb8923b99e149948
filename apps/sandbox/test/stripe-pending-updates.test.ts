import type Stripe from 'stripe';
import { buyer } from './parts/buyer.ts';
import { lastEvent } from './parts/last-event.ts';
import type { OpenStripe } from './parts/open-stripe.ts';
import { typesSince } from './parts/types-since.ts';
import { withOpenStripe } from './parts/with-open-stripe.ts';

type Asked = OpenStripe &
  Readonly<{
    id: string;
    customer: string;
    read(): Promise<Stripe.Subscription>;
    answer: Stripe.Subscription;
  }>;

/** A customer on Pro, with a card that does so, for whom Team was asked as a pending update. */
async function withPendingUpdate(
  card: 'pays' | 'declines' | 'challenges',
  work: (asked: Asked) => Promise<void>,
): Promise<void> {
  await withOpenStripe(async (opened) => {
    const { read, customer } = await buyer(opened);
    const { id, items } = await read();
    await opened.control('cards', { customer, card });
    const answer = await opened.stripe.subscriptions.update(id, {
      items: [{ id: items.data[0]?.id ?? '', price: 'price_team_month_usd', quantity: 3 }],
      payment_behavior: 'pending_if_incomplete',
      proration_behavior: 'always_invoice',
    });
    await work({ ...opened, id, customer, read, answer });
  });
}

const onPro = { status: 'active', items: { data: [{ price: { lookup_key: 'pro_month_usd' } }] } };
const onTeam = {
  status: 'active',
  pending_update: null,
  items: { data: [{ quantity: 3, price: { lookup_key: 'team_month_usd' } }] },
};

test('what can be paid is changed at once', () =>
  withPendingUpdate('pays', async ({ answer, read }) => {
    expect(answer).toMatchObject(onTeam);
    expect((await read()).latest_invoice).toMatchObject({
      status: 'paid',
      billing_reason: 'subscription_update',
    });
  }));

test.each(['declines', 'challenges'] as const)(
  'with a card that %s the subscription goes on as it was, and says what is pending',
  (card) =>
    withPendingUpdate(card, async ({ answer, read }) => {
      expect(answer).toMatchObject({
        ...onPro,
        pending_update: {
          expires_at: expect.any(Number),
          subscription_items: [{ quantity: 3, price: { lookup_key: 'team_month_usd' } }],
        },
      });
      expect((await read()).latest_invoice).toMatchObject({ status: 'open' });
    }),
);

test('when it is paid it is applied', () =>
  withPendingUpdate('declines', async (asked) => {
    const before = await lastEvent(asked);
    await asked.control('cards', { customer: asked.customer, card: 'pays' });
    expect(await asked.read()).toMatchObject(onTeam);
    expect(await typesSince(asked, before)).toEqual([
      'invoice.paid',
      'customer.subscription.updated',
      'customer.subscription.pending_update_applied',
    ]);
  }));

test('after 23 hours it is forgotten, and its invoice void', () =>
  withPendingUpdate('declines', async (asked) => {
    const before = await lastEvent(asked);
    await asked.control('time', { advance: '24h' });
    expect(await asked.read()).toMatchObject({
      ...onPro,
      pending_update: null,
      latest_invoice: { status: 'void' },
    });
    expect(await typesSince(asked, before)).toEqual([
      'invoice.voided',
      'customer.subscription.updated',
      'customer.subscription.pending_update_expired',
    ]);
  }));
