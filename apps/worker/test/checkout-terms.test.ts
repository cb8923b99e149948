import type { Plan } from '@planbridge/billing';
import { press, read, startShop } from './parts/start-shop.ts';
import type { Shop, User } from './parts/start-shop.ts';

let shop: Shop;

beforeAll(async () => {
  shop = await startShop();
});

afterAll(async () => {
  await shop.close();
});

const texts = { displayName: null, buttonColor: null, submitMessage: null };
const sell = async (checkout: Partial<Plan['checkout']>, others: Partial<Plan> = {}) =>
  await shop.sell({ checkout: { ...texts, ...checkout }, ...others });

async function cancelNow(user: User) {
  const [subscription] = (await shop.stripe.subscriptions.list({ customer: await user.customer() })).data;
  await shop.stripe.subscriptions.cancel(subscription?.id ?? '');
  return await user.settle();
}

describe('where the catalogue switches on', () => {
  test('tax, the page asks for the address, which the customer then has; and again for who comes back', async () => {
    await sell({ automaticTax: true });
    const user = await shop.newUser();
    expect(await read((await user.click()).url)).toContain('Tax is worked out from this address.');
    await user.buy();
    expect(await shop.stripe.customers.retrieve(await user.customer())).toMatchObject({
      name: 'Ada',
      address: { country: 'DE', postal_code: '10115' },
    });
    await cancelNow(user);
    expect(await user.buy({ plan: 'team' })).toMatchObject({ plan: 'team' });
  });

  test('the billing address, the page asks for it without a word of tax', async () => {
    await sell({ billingAddress: 'required' });
    const words = await read((await (await shop.newUser()).click()).url);
    expect(words).toContain('Postal code');
    expect(words).not.toContain('Tax');
  });

  test('tax ids, the page takes one', async () => {
    await sell({ taxIds: true });
    expect(await read((await (await shop.newUser()).click()).url)).toContain('Tax ID');
  });
});

test('without a word in the catalogue the page asks for nothing but the payment, and takes promotion codes', async () => {
  await sell({});
  const words = await read((await (await shop.newUser()).click()).url);
  expect(words).not.toMatch(/Tax|Postal code/);
  expect(words).toContain('Promotion code');
});

test('promotion codes can be switched off', async () => {
  await sell({ promotionCodes: false });
  expect(await read((await (await shop.newUser()).click()).url)).not.toContain('Promotion code');
});

test('the page has the catalogue’s name, colour and text, and the browser’s language', async () => {
  await sell({
    displayName: 'Analytical Engines',
    buttonColor: '#0a7cff',
    submitMessage: 'Cancel at any time.',
  });
  const user = await shop.newUser();
  expect(await read((await user.click()).url)).toMatch(/Analytical Engines.*Cancel at any time\./);
  const { data } = await shop.stripe.checkout.sessions.list({ customer: await user.customer() });
  expect(data).toMatchObject([{ branding_settings: { button_color: '#0a7cff' }, locale: 'auto' }]);
});

describe('a trial', () => {
  test('asks for a card, is given once, and is over for ever when it was cancelled', async () => {
    await sell({}, { trialDays: 14 });
    const user = await shop.newUser();
    const words = await read((await user.click()).url);
    expect(words).toMatch(/Due today: \$0\.00.*Free for 14 days/);
    expect(words).not.toContain('Start without a card');
    expect(await user.buy()).toMatchObject({ plan: 'pro', status: 'trialing' });
    expect(await cancelNow(user)).toMatchObject({ plan: 'free' });
    expect(await read((await user.click({ plan: 'team' })).url)).not.toContain('Free for');
    expect(await user.buy({ plan: 'team' })).toMatchObject({ plan: 'team', status: 'active' });
  });

  test('that another customer of the account has used is used up', async () => {
    await sell({}, { trialDays: 14 });
    const user = await shop.newUser();
    await user.buy();
    const former = await user.customer();
    await shop.stripe.customers.del(former);
    expect(await user.settle()).toMatchObject({ plan: 'free' });
    const { url } = await user.click();
    expect(await user.customer()).not.toBe(former);
    expect(await read(url)).not.toContain('Free for');
  });

  test('goes on through a change of plan, and nothing is charged before its end', async () => {
    await sell({}, { trialDays: 14 });
    const user = await shop.newUser();
    await user.buy();
    const { url } = await user.click({ plan: 'team', seats: 2 });
    expect(await read(url)).toContain('Nothing is due for the rest of this period.');
    await press(url, { action: 'change' });
    expect(await user.settle()).toMatchObject({ plan: 'team', status: 'trialing' });
    await shop.control('time', { advance: '15d' });
    expect(await user.settle()).toMatchObject({ plan: 'team', status: 'active' });
  });
});
