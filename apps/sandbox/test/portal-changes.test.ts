import type Stripe from 'stripe';
import { send } from './parts/send.ts';
import { withStripe } from './parts/with-stripe.ts';

type Setup = Parameters<Parameters<typeof withStripe>[0]>[0];
type Update = Stripe.BillingPortal.ConfigurationCreateParams.Features.SubscriptionUpdate;

const html = { accept: 'text/html' };
const products = [
  { product: 'prod_pro', prices: ['price_pro_month_usd'] },
  {
    product: 'prod_team',
    prices: ['price_team_month_usd', 'price_team_year_usd'],
    adjustable_quantity: { enabled: true, minimum: 2, maximum: 5 },
  },
];
const conditions = [{ type: 'decreasing_item_amount' as const }];

/** A customer on three seats of Team, and a page that confirms a change of it. */
async function withConfirmation(
  update: Partial<Update>,
  work: (
    setup: Setup &
      Readonly<{
        now(): Promise<Stripe.Subscription>;
        confirm(price: string, quantity: number): Promise<string>;
        press(page: string, form: Readonly<Record<string, string>>): ReturnType<typeof send>;
      }>,
  ) => Promise<void>,
): Promise<void> {
  await withStripe(async (setup) => {
    const { stripe, customer, control } = setup;
    await control('subscriptions', { customer: customer.id, lookup_key: 'team_month_usd', quantity: 3 });
    const [bought] = await setup.subscriptions();
    const subscription = bought?.id ?? '';
    const configuration = await stripe.billingPortal.configurations.create({
      features: {
        subscription_update: {
          enabled: true,
          default_allowed_updates: ['price', 'quantity'],
          products,
          ...update,
        },
      },
    });
    await work({
      ...setup,
      now: () => stripe.subscriptions.retrieve(subscription),
      confirm: async (price, quantity) => {
        const items = [{ id: bought?.items.data[0]?.id ?? '', price, quantity }];
        const session = await stripe.billingPortal.sessions.create({
          customer: customer.id,
          configuration: configuration.id,
          return_url: 'http://127.0.0.1:9/return',
          flow_data: {
            type: 'subscription_update_confirm',
            subscription_update_confirm: { subscription, items },
          },
        });
        return session.url;
      },
      press: (page, form) => send(page, { form: { subscription, ...form }, headers: html }),
    });
  });
}

test.each<[string, Partial<Update>, string, number, RegExp]>([
  [
    'what is due now',
    { proration_behavior: 'always_invoice' },
    'price_team_month_usd',
    5,
    /changes now\. Due now: \$58\.00\./,
  ],
  [
    'what is credited now',
    { proration_behavior: 'always_invoice' },
    'price_pro_month_usd',
    1,
    /changes now\. \$68\.00 is credited/,
  ],
  [
    'what the next invoice has more',
    { proration_behavior: 'create_prorations' },
    'price_team_month_usd',
    5,
    /changes now\. Your next invoice has \$58\.00 more/,
  ],
  [
    'what the next invoice has less',
    { proration_behavior: 'create_prorations' },
    'price_pro_month_usd',
    1,
    /changes now\. Your next invoice has \$68\.00 less/,
  ],
  [
    'that nothing is due',
    { proration_behavior: 'none' },
    'price_team_month_usd',
    5,
    /Nothing is due for the rest/,
  ],
  [
    'that a year is due whole',
    { proration_behavior: 'none' },
    'price_team_year_usd',
    3,
    /changes now\. Due now: \$870\.00\./,
  ],
  [
    'that it waits for the period’s end',
    { proration_behavior: 'always_invoice', schedule_at_period_end: { conditions } },
    'price_pro_month_usd',
    1,
    /Nothing is due now\. Your plan stays as it is until .*\d{4} and changes then\./,
  ],
])('says before it is confirmed %s', (_, update, price, quantity, words) =>
  withConfirmation(update, async ({ confirm }) => {
    expect((await send(await confirm(price, quantity))).text.replaceAll(/\s+/g, ' ')).toMatch(words);
  }),
);

test('a change that waits is said on the first page, and taken back there', () =>
  withConfirmation(
    { schedule_at_period_end: { conditions } },
    async ({ confirm, press, stripe, customer, now }) => {
      await press(await confirm('price_pro_month_usd', 1), {
        action: 'change',
        price: 'price_pro_month_usd',
        seats: '1',
      });
      expect((await now()).schedule).not.toBeNull();
      const { url } = await stripe.billingPortal.sessions.create({ customer: customer.id });
      expect((await send(url)).text).toMatch(/Changes to Pro[^]*Do not change to Pro/);
      await press(url, { action: 'keep' });
      expect(await now()).toMatchObject({ schedule: null, items: { data: [{ quantity: 3 }] } });
      expect((await send(url)).text).not.toContain('Changes to Pro');
    },
  ));

test('what the configuration does not offer cannot be confirmed', () =>
  withConfirmation({}, async ({ confirm, press, now }) => {
    await expect(confirm('price_business_month_usd', 5)).rejects.toMatchObject({
      statusCode: 400,
      param: expect.stringContaining('[price]'),
    });
    for (const [price, seats] of [
      ['price_team_month_usd', '6'],
      ['price_team_month_usd', '1'],
      ['price_pro_month_usd', '2'],
    ] as const) {
      const page = await confirm(price, Number(seats));
      const answer = await press(page, { action: 'change', price, seats });
      expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('quantity must be')]);
    }
    expect((await now()).items.data).toMatchObject([{ quantity: 3 }]);
  }));

test('a configuration that was switched off opens no portal, and one without cards changes no plans', () =>
  withStripe(async ({ stripe, customer }) => {
    const { configurations, sessions } = stripe.billingPortal;
    const { id } = await configurations.create({ features: { invoice_history: { enabled: true } } });
    await configurations.update(id, { active: false });
    await expect(sessions.create({ customer: customer.id, configuration: id })).rejects.toMatchObject({
      param: 'configuration',
    });
    const features = {
      payment_method_update: { enabled: false },
      subscription_update: { enabled: true, default_allowed_updates: ['price' as const], products },
    };
    await expect(configurations.create({ features })).rejects.toMatchObject({ statusCode: 400 });
  }));
