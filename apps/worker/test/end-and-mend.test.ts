import { press, read, startShop } from './parts/start-shop.ts';
import type { Shop } from './parts/start-shop.ts';

let shop: Shop;

beforeAll(async () => {
  shop = await startShop();
  await shop.sell({});
});

afterAll(async () => {
  await shop.close();
});

test('who cancels keeps the plan until the period ends, and is on the fallback plan then', async () => {
  const user = await shop.newUser();
  await user.buy();
  const page = await user.openPortal('cancel');
  expect(await read(page)).toContain('Cancel your plan');
  await press(page, { action: 'cancel' });
  const row = await user.settle();
  expect(row).toMatchObject({ plan: 'pro', status: 'active', incidents: [] });
  expect(row.entitlement?.cancel_at).toBe(row.entitlement?.current_period_end);
  expect(user.held()).toMatchObject({ plan: 'pro', cancel_at: row.entitlement?.cancel_at });

  await shop.control('time', { advance: '32d' });
  expect(await user.settle()).toMatchObject({ plan: 'free', incidents: [] });
  expect(user.held()).toMatchObject({ plan: 'free', cancel_at: null });
  expect(await user.click()).toMatchObject({ kind: 'checkout' });
});

test('who has cancelled and clicks again is led to where it is taken back', async () => {
  const user = await shop.newUser();
  await user.buy();
  await press(await user.openPortal('cancel'), { action: 'cancel' });
  await user.settle();
  for (const wanted of [{}, { plan: 'team' }]) {
    const { url, ...click } = await user.click(wanted);
    expect(click).toMatchObject({ kind: 'resume' });
    expect(await read(url)).toContain('Keep plan');
  }
  await press((await user.click()).url, { action: 'keep' });
  expect(await user.settle()).toMatchObject({ plan: 'pro', entitlement: { cancel_at: null } });
  expect(user.held()).toMatchObject({ cancel_at: null });
  await shop.control('time', { advance: '32d' });
  expect(await user.settle()).toMatchObject({ plan: 'pro', status: 'active' });
});

test('whose card fails is led to where another one pays what is open', async () => {
  const user = await shop.newUser();
  await user.buy({ plan: 'team', seats: 3 });
  await shop.control('cards', { customer: await user.customer(), card: 'declines' });
  await shop.control('time', { advance: '32d' });
  expect(await user.settle()).toMatchObject({ plan: 'team', status: 'past_due' });
  const { url, ...click } = await user.click({ plan: 'team' });
  expect(click).toMatchObject({ kind: 'fix_payment' });
  expect(await read(url)).toContain('Update your payment method');
  expect((await press(url, { action: 'card_pays' })).headers.get('location')).toBe(
    'https://shop.example/thanks',
  );
  expect(await user.settle()).toMatchObject({ plan: 'team', status: 'active' });
  expect(user.held()).toMatchObject({ status: 'active' });
});

test('whose bank wants a renewal confirmed keeps the plan as past due, and confirms it in the portal', async () => {
  const user = await shop.newUser();
  await user.buy();
  await shop.control('cards', { customer: await user.customer(), card: 'challenges' });
  await shop.control('time', { advance: '32d' });
  expect(await user.settle()).toMatchObject({ plan: 'pro', status: 'past_due' });
  expect(await user.click()).toMatchObject({ kind: 'fix_payment' });
  await press(await user.openPortal(), { action: 'pay_invoice' });
  expect(await user.settle()).toMatchObject({ plan: 'pro', status: 'active' });
});

test('a change that waits for its payment gives nothing before it is paid', async () => {
  const user = await shop.newUser();
  await user.buy();
  const customer = await user.customer();
  await shop.control('cards', { customer, card: 'declines' });
  const [subscription] = (await shop.stripe.subscriptions.list({ customer })).data;
  await shop.stripe.subscriptions.update(subscription?.id ?? '', {
    items: [{ id: subscription?.items.data[0]?.id ?? '', price: 'price_business_month_usd', quantity: 5 }],
    payment_behavior: 'pending_if_incomplete',
    proration_behavior: 'always_invoice',
  });
  expect(await user.settle()).toMatchObject({ plan: 'pro', status: 'active', incidents: [] });
  await shop.control('cards', { customer, card: 'pays' });
  expect(await user.settle()).toMatchObject({ plan: 'business', seats: 5 });
});
