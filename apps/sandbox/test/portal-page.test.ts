import type Stripe from 'stripe';
import { send } from './parts/send.ts';
import { withStripe } from './parts/with-stripe.ts';

type Setup = Parameters<Parameters<typeof withStripe>[0]>[0];
type Visit = Setup &
  Readonly<{
    subscription: Stripe.Subscription;
    open(flow?: Stripe.BillingPortal.SessionCreateParams.FlowData): Promise<string>;
    press(page: string, form: Readonly<Record<string, string>>): ReturnType<typeof send>;
    now(): Promise<Stripe.Subscription>;
  }>;

const back = 'http://127.0.0.1:9/return';
const html = { accept: 'text/html' };

/** A customer on Pro, by the month, who pays by a card that works. */
async function withPortal(work: (visit: Visit) => Promise<void>): Promise<void> {
  await withStripe(async (setup) => {
    const { stripe, customer, control } = setup;
    await control('subscriptions', { customer: customer.id, lookup_key: 'pro_month_usd' });
    const [subscription] = await setup.subscriptions();
    if (subscription === undefined) {
      throw new Error('Control made no subscription.');
    }
    await work({
      ...setup,
      subscription,
      open: async (flow) => {
        const params = { customer: customer.id, return_url: back, ...(flow && { flow_data: flow }) };
        return (await stripe.billingPortal.sessions.create(params)).url;
      },
      press: (page, form) => send(page, { form: { subscription: subscription.id, ...form }, headers: html }),
      now: () => stripe.subscriptions.retrieve(subscription.id),
    });
  });
}

const afterwards = { type: 'redirect', redirect: { return_url: `${back}?done` } } as const;

test('shows plan, status and what may be done', () =>
  withPortal(async ({ open }) => {
    const { text } = await send(await open());
    expect(text).toMatch(/Your billing[^]*Pro[^]*active[^]*\$19\.00 a month/);
    for (const button of [
      'Change plan',
      'Cancel plan',
      'Cancel now',
      'Use a card that works',
      'Use a card that is declined',
    ]) {
      expect(text).toMatch(new RegExp(`<button[^>]*>\\s*${button}\\s*</button>`));
    }
    expect(text).toMatch(new RegExp(`href="${back}"[^>]*>\\s*Back to the site`));
    expect(text).not.toMatch(/Keep plan|Resume plan/);
  }));

test('Change plan changes price and seats, and says so', () =>
  withPortal(async ({ open, press, now }) => {
    const page = await open();
    const answer = await press(page, { action: 'change', price: 'price_team_month_usd', seats: '4' });
    expect(answer.status).toBe(303);
    const { items } = await now();
    expect(items.data).toMatchObject([{ price: { id: 'price_team_month_usd' }, quantity: 4 }]);
    expect((await send(new URL(answer.headers.get('location') ?? '', page).href)).text).toMatch(
      /Your plan was changed[^]*Team/,
    );
  }));

test('Cancel plan sets the end and Keep plan takes it back; Cancel now ends at once', () =>
  withPortal(async ({ open, press, now }) => {
    const page = await open();
    await press(page, { action: 'cancel' });
    expect((await now()).cancel_at).not.toBeNull();
    expect((await send(page)).text).toMatch(/This plan ends on[^]*Keep plan/);
    await press(page, { action: 'keep' });
    expect((await now()).cancel_at).toBeNull();
    await press(page, { action: 'cancel_now' });
    expect((await now()).status).toBe('canceled');
    expect((await send(page)).text).toContain('You have no plan that is running');
  }));

test('a card that is declined leaves a change unpaid, and the open invoice can be paid by another card', () =>
  withPortal(async ({ open, press, now, control }) => {
    const page = await open();
    await press(page, { action: 'card_declines' });
    await control('time', { advance: '32d' });
    expect((await now()).status).toBe('past_due');
    const later = await open();
    expect((await send(later)).text).toMatch(/past_due[^]*Pay the open invoice/);
    await press(later, { action: 'pay_invoice' });
    expect((await now()).status).toBe('past_due');
    await press(later, { action: 'card_pays' });
    expect((await now()).status).toBe('active');
  }));

test('an invoice that the bank wants confirmed is paid by its owner’s own click', () =>
  withPortal(async ({ open, press, now, control }) => {
    await press(await open(), { action: 'card_challenges' });
    await control('time', { advance: '32d' });
    expect((await now()).status).toBe('past_due');
    const later = await open();
    expect((await send(later)).text).toMatch(/Pay the open invoice[^]*confirm each payment/);
    await press(later, { action: 'pay_invoice' });
    expect((await now()).status).toBe('active');
  }));

test('the step of a confirmation does exactly that change, then leads where it was told', () =>
  withPortal(async ({ open, press, now, subscription }) => {
    const [item] = subscription.items.data;
    const page = await open({
      type: 'subscription_update_confirm',
      subscription_update_confirm: {
        subscription: subscription.id,
        items: [{ id: item?.id ?? '', price: 'price_business_month_usd', quantity: 5 }],
      },
      after_completion: afterwards,
    });
    const { text } = await send(page);
    expect(text).toMatch(/Confirm your new plan[^]*Business, \$49\.00 a month, 5 seats[^]*>\s*Confirm\s*</);
    expect(text).not.toContain('Cancel plan');
    const [price] = /price_business_month_usd/.exec(text) ?? [''];
    const answer = await press(page, { action: 'change', price, seats: '5' });
    expect(answer.headers.get('location')).toBe(`${back}?done`);
    expect((await now()).items.data).toMatchObject([
      { price: { id: 'price_business_month_usd' }, quantity: 5 },
    ]);
  }));

test('the step of a cancellation cancels with the period, then leads where it was told', () =>
  withPortal(async ({ open, press, now, subscription }) => {
    const page = await open({
      type: 'subscription_cancel',
      subscription_cancel: { subscription: subscription.id },
      after_completion: afterwards,
    });
    expect((await send(page)).text).toMatch(/Cancel your plan[^]*>\s*Cancel plan\s*</);
    expect((await press(page, { action: 'cancel' })).headers.get('location')).toBe(`${back}?done`);
    expect(await now()).toMatchObject({
      status: 'active',
      cancel_at: subscription.items.data[0]?.current_period_end,
    });
  }));

test('the step of a payment method and that of a change of plan show only that', () =>
  withPortal(async ({ open, press, subscription }) => {
    const page = await open({ type: 'payment_method_update', after_completion: afterwards });
    const { text } = await send(page);
    expect(text).toMatch(/Update your payment method[^]*Use a card that works/);
    expect(text).not.toContain('Change plan');
    expect((await press(page, { action: 'card_pays' })).headers.get('location')).toBe(`${back}?done`);
    const change = await open({
      type: 'subscription_update',
      subscription_update: { subscription: subscription.id },
    });
    expect((await send(change)).text).toMatch(/Change your plan[^]*>\s*Change plan\s*</);
  }));

test('refuses other people’s subscriptions, prices that are not offered, and links that are not valid', () =>
  withPortal(async ({ open, press, control, stripe, url, now }) => {
    const page = await open();
    await control('subscriptions', { email: 'eve@example.com', lookup_key: 'team_month_usd' });
    const [foreign] = (await stripe.subscriptions.list({ price: 'price_team_month_usd' })).data;
    expect((await press(page, { subscription: foreign?.id ?? '', action: 'cancel_now' })).status).toBe(404);
    expect((await stripe.subscriptions.retrieve(foreign?.id ?? '')).status).toBe('active');
    expect((await press(page, { action: 'change', price: 'price_team_month_eur', seats: '2' })).status).toBe(
      404,
    );
    expect((await press(page, { action: 'change', price: 'price_team_month_usd', seats: '0' })).status).toBe(
      400,
    );
    expect((await now()).items.data).toMatchObject([{ price: { id: 'price_pro_month_usd' } }]);
    const gone = await send(`${url}/p/session/unknown`, { headers: html });
    expect(gone.status).toBe(404);
    expect(gone.text).toContain('open the portal again');
  }));
