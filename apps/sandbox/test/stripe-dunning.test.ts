import { idOf } from '../src/stripe/billing/id-of.ts';
import { payOpenInvoice } from '../src/stripe/operations/pay-open-invoice.ts';
import { updatePaymentMethod } from '../src/stripe/operations/update-payment-method.ts';
import { buyer } from './parts/buyer.ts';
import { withOpenStripe } from './parts/with-open-stripe.ts';
import { lastEvent } from './parts/last-event.ts';
import { periodEnd } from './parts/period-end.ts';
import { typesSince } from './parts/types-since.ts';

const day = 86_400;

test.each([
  ['cancel', 'canceled', 'payment_failed'],
  ['unpaid', 'unpaid', null],
  ['past_due', 'past_due', null],
] as const)(
  'a card that fails is retried, and after the last retry the setting %s makes it %s',
  (setting, status, reason) =>
    withOpenStripe(async (opened) => {
      const { control, world } = opened;
      await control('settings', { after_last_retry: setting, retry_days: [2, 3] });
      const { read, customer } = await buyer(opened);
      updatePaymentMethod(world, customer, 'declines');
      await control('time', { to: periodEnd(await read()) });
      const due = await read();
      expect(due).toMatchObject({
        status: 'past_due',
        latest_invoice: { status: 'open', attempt_count: 1, billing_reason: 'subscription_cycle' },
      });
      await control('time', { advance: '2d' });
      expect(await read()).toMatchObject({ status: 'past_due', latest_invoice: { attempt_count: 2 } });
      await control('time', { advance: '3d' });
      expect(await read()).toMatchObject({
        status,
        cancellation_details: { reason },
        latest_invoice: { status: 'open', attempt_count: 3, next_payment_attempt: null },
      });
    }),
);

test.each(['past_due', 'unpaid'] as const)(
  'a working card pays the open invoice and %s becomes active',
  (state) =>
    withOpenStripe(async (opened) => {
      const { control, stripe } = opened;
      await control('settings', { after_last_retry: state, retry_days: [1] });
      const { read, customer } = await buyer(opened);
      await control('cards', { customer, card: 'declines' });
      await control('time', { to: periodEnd(await read(), 2 * day) });
      expect((await read()).status).toBe(state);
      const before = await lastEvent(opened);
      await control('cards', { customer, card: 'pays' });
      expect(await read()).toMatchObject({ status: 'active', latest_invoice: { status: 'paid' } });
      expect(await typesSince(opened, before)).toEqual(['invoice.paid', 'customer.subscription.updated']);
      const [updated] = (await stripe.events.list({ limit: 1 })).data;
      expect(updated?.data.previous_attributes).toEqual({ status: state });
    }),
);

test('an unpaid subscription goes on drafting invoices that nobody charges', () =>
  withOpenStripe(async (opened) => {
    const { control } = opened;
    await control('settings', { after_last_retry: 'unpaid', retry_days: [1] });
    const { read, customer } = await buyer(opened);
    await control('cards', { customer, card: 'declines' });
    await control('time', { advance: '75d' });
    expect(await read()).toMatchObject({
      status: 'unpaid',
      latest_invoice: { status: 'draft', attempted: false },
    });
  }));

test('a renewal with a card that works again makes past_due active', () =>
  withOpenStripe(async (opened) => {
    const { control, world } = opened;
    await control('settings', { after_last_retry: 'past_due', retry_days: [] });
    const { read, customer } = await buyer(opened);
    await control('cards', { customer, card: 'declines' });
    await control('time', { advance: '32d' });
    expect((await read()).status).toBe('past_due');
    world.paymentMethods.put(customer, 'pays');
    await control('time', { advance: '31d' });
    expect((await read()).status).toBe('active');
  }));

test('a card that must be confirmed fails where nobody is there, and is told by an event of its own', () =>
  withOpenStripe(async (opened) => {
    const { control, stripe, world } = opened;
    const { read, customer } = await buyer(opened);
    await control('cards', { customer, card: 'challenges' });
    const before = await lastEvent(opened);
    await control('time', { to: periodEnd(await read()) });
    const { id, status, latest_invoice: invoice } = await read();
    expect([status, invoice]).toMatchObject(['past_due', { status: 'open', attempt_count: 1 }]);
    const types = await typesSince(opened, before);
    expect(types.filter((type) => type.startsWith('invoice.payment'))).toEqual([
      'invoice.payment_failed',
      'invoice.payment_action_required',
    ]);
    const invoiceId = (await stripe.invoices.list({ subscription: id, status: 'open' })).data[0]?.id ?? '';
    await expect(stripe.invoices.pay(invoiceId)).rejects.toMatchObject({
      statusCode: 402,
      code: 'invoice_payment_intent_requires_action',
    });
    payOpenInvoice(world, invoiceId, true);
    expect(await read()).toMatchObject({ status: 'active', latest_invoice: { status: 'paid' } });
  }));

test('without Checkout a first payment that must be confirmed leaves it incomplete until that is done', () =>
  withOpenStripe(async (opened) => {
    const { control, stripe, world } = opened;
    const { id: customer } = await stripe.customers.create({});
    await control('cards', { customer, card: 'challenges' });
    const created = await stripe.subscriptions.create({
      customer,
      items: [{ price: 'price_pro_month_usd' }],
      expand: ['latest_invoice'],
    });
    expect(created).toMatchObject({ status: 'incomplete', latest_invoice: { status: 'open' } });
    payOpenInvoice(world, idOf(created.latest_invoice ?? ''), true);
    expect((await stripe.subscriptions.retrieve(created.id)).status).toBe('active');
  }));
