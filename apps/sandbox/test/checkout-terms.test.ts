import type Stripe from 'stripe';
import { send } from './parts/send.ts';
import { withStripe } from './parts/with-stripe.ts';

type Params = Partial<Stripe.Checkout.SessionCreateParams>;

const written = { address: 'auto', name: 'auto' } as const;
const pay = (url: string | null, form: Readonly<Record<string, string>> = {}) =>
  send(url ?? '', { form: { action: 'pay', ...form }, headers: { accept: 'text/html' } });

test.each<[string, Params, string]>([
  ['tax without an address to write', { automatic_tax: { enabled: true } }, 'automatic_tax'],
  [
    'tax when only the name is written',
    { automatic_tax: { enabled: true }, customer_update: { name: 'auto' } },
    'automatic_tax',
  ],
  ['a tax id without a name to write', { tax_id_collection: { enabled: true } }, 'tax_id_collection'],
  [
    'a tax id when only the address is written',
    { tax_id_collection: { enabled: true }, customer_update: { address: 'auto', name: 'never' } },
    'tax_id_collection',
  ],
  ['an address of a new kind', { billing_address_collection: 'never' }, 'billing_address_collection'],
  [
    'a colour that is none',
    { branding_settings: { button_color: 'blue' } },
    'branding_settings[button_color]',
  ],
  [
    'a text beyond its measure',
    { custom_text: { submit: { message: 'x'.repeat(1201) } } },
    'custom_text[submit]',
  ],
])('refuses %s', (_, params, param) =>
  withStripe(async ({ checkout }) => {
    await expect(checkout('price_pro_month_usd', params)).rejects.toMatchObject({
      statusCode: 400,
      param: expect.stringContaining(param),
    });
  }),
);

test('refuses to write to a customer who is not named', () =>
  withStripe(async ({ stripe }) => {
    const created = stripe.checkout.sessions.create({
      mode: 'subscription',
      line_items: [{ price: 'price_pro_month_usd', quantity: 1 }],
      success_url: 'http://127.0.0.1:9/return',
      customer_update: written,
    });
    await expect(created).rejects.toMatchObject({ param: 'customer_update' });
  }));

test('tax needs nothing written where the customer’s address is known', () =>
  withStripe(async ({ checkout }) => {
    const asking = { automatic_tax: { enabled: true } };
    const first = await checkout('price_pro_month_usd', { ...asking, customer_update: written });
    expect((await pay(first.url, { name: 'Ada', country: 'FR', postal_code: '75001' })).status).toBe(303);
    expect(await checkout('price_pro_month_usd', asking)).toMatchObject({ automatic_tax: { enabled: true } });
  }));

test('the page asks what the session wants, and writes it to the customer', () =>
  withStripe(async ({ checkout, stripe, customer }) => {
    const session = await checkout('price_pro_month_usd', {
      automatic_tax: { enabled: true },
      billing_address_collection: 'required',
      tax_id_collection: { enabled: true },
      customer_update: written,
    });
    const { text } = await send(session.url ?? '');
    expect(text).toMatch(/Name[^]*Country[^]*Postal code[^]*Tax is worked out[^]*Tax ID/);
    await pay(session.url, { name: 'Ada', country: 'FR', postal_code: '75001', tax_id: 'FR123' });
    expect(await stripe.customers.retrieve(customer.id)).toMatchObject({
      name: 'Ada',
      address: { country: 'FR', postal_code: '75001' },
    });
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      automatic_tax: { enabled: true, status: 'complete' },
      customer_details: {
        name: 'Ada',
        address: { country: 'FR' },
        tax_ids: [{ type: 'eu_vat', value: 'FR123' }],
      },
    });
  }));

test('a page that wants nothing asks nothing, and writes nothing', () =>
  withStripe(async ({ checkout, stripe, customer }) => {
    const session = await checkout('price_pro_month_usd');
    expect((await send(session.url ?? '')).text).not.toMatch(/Country|Tax|Promotion/);
    await pay(session.url, { name: 'Ada', country: 'FR', postal_code: '75001' });
    expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ name: null, address: null });
  }));

test('the page has the name and the words of the shop', () =>
  withStripe(async ({ checkout }) => {
    const session = await checkout('price_pro_month_usd', {
      branding_settings: { display_name: 'Analytical Engines', button_color: '#0a7cff' },
      custom_text: { submit: { message: 'You can cancel at any time.' } },
    });
    expect(session).toMatchObject({
      branding_settings: { display_name: 'Analytical Engines', button_color: '#0a7cff' },
    });
    expect((await send(session.url ?? '')).text).toMatch(
      /Analytical Engines[^]*You can cancel at any time\./,
    );
  }));
