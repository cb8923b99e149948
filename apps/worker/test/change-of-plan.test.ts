import { press, read, startShop } from './parts/start-shop.ts';
import type { Shop, User } from './parts/start-shop.ts';

let shop: Shop;

beforeAll(async () => {
  shop = await startShop();
});

afterAll(async () => {
  await shop.close();
});

const team = { plan: 'team', seats: 3 };

async function invoicesOf(user: User) {
  return (await shop.stripe.invoices.list({ customer: await user.customer() })).data;
}

async function subscriptionOf(user: User) {
  const [subscription] = (await shop.stripe.subscriptions.list({ customer: await user.customer() })).data;
  return subscription;
}

/** Somebody on three seats of Team, who has confirmed a change to Pro that waits. */
async function downgrade(): Promise<User> {
  await shop.sell({ proration: 'period_end' });
  const user = await shop.newUser();
  await user.buy(team);
  const { url, ...click } = await user.click();
  expect(click).toMatchObject({ kind: 'plan_change' });
  expect(await read(url)).toContain('Nothing is due now. Your plan stays as it is until');
  await press(url, { action: 'change' });
  return user;
}

describe('where the catalogue says now', () => {
  test('an upgrade is paid at once for the rest of the period, and the plan follows', async () => {
    await shop.sell({ proration: 'now' });
    const user = await shop.newUser();
    expect(await user.buy()).toMatchObject({ plan: 'pro', status: 'active' });
    const change = await user.click(team);
    expect(change).toMatchObject({ kind: 'plan_change' });
    expect(await read(change.url)).toMatch(/Team.*3 seats.*changes now\. Due now: \$68\.00/);
    expect((await press(change.url, { action: 'change' })).headers.get('location')).toBe(
      'https://shop.example/thanks',
    );
    expect(await user.settle()).toMatchObject({ plan: 'team', seats: 3 });
    expect(user.held()).toMatchObject({ plan: 'team', seats: 3 });
    expect((await invoicesOf(user))[0]).toMatchObject({ amount_paid: 6800 });
  });

  test('a downgrade takes place at once, and what it gives back is credit', async () => {
    await shop.sell({ proration: 'now' });
    const user = await shop.newUser();
    await user.buy(team);
    const { url } = await user.click();
    expect(await read(url)).toMatch(/changes now\. \$68\.00 is credited/);
    await press(url, { action: 'change' });
    expect(await user.settle()).toMatchObject({ plan: 'pro', seats: 1 });
    expect((await subscriptionOf(user))?.schedule).toBeNull();
  });
});

test('where the catalogue says none, the rest of the period is neither paid nor given back', async () => {
  await shop.sell({ proration: 'none' });
  const user = await shop.newUser();
  await user.buy();
  const { url } = await user.click(team);
  expect(await read(url)).toContain('Nothing is due for the rest of this period.');
  await press(url, { action: 'change' });
  expect(await user.settle()).toMatchObject({ plan: 'team' });
  expect(await invoicesOf(user)).toHaveLength(1);
});

describe('where the catalogue says period_end', () => {
  test('a downgrade leaves the plan until the period ends; then plan and product follow', async () => {
    const user = await downgrade();
    expect(await user.settle()).toMatchObject({ plan: 'team', seats: 3, incidents: [] });
    await shop.control('time', { advance: '32d' });
    expect(await user.settle()).toMatchObject({ plan: 'pro', seats: 1, incidents: [] });
    expect(user.held()).toMatchObject({ plan: 'pro', seats: 1 });
    expect((await invoicesOf(user))[0]).toMatchObject({
      amount_paid: 1900,
      billing_reason: 'subscription_cycle',
    });
  });

  test('a click on the plan that one still has leads to where the downgrade is taken back', async () => {
    const user = await downgrade();
    await user.settle();
    const { url, ...click } = await user.click(team);
    expect(click).toMatchObject({ kind: 'resume' });
    expect(await read(url)).toContain('Do not change to Pro');
    await press(url, { action: 'keep' });
    await user.settle();
    expect(await user.click(team)).toMatchObject({ outcome: 'already-on-plan' });
    await shop.control('time', { advance: '32d' });
    expect(await user.settle()).toMatchObject({ plan: 'team', seats: 3 });
  });

  test('another wish meanwhile leads to the portal, which says what waits', async () => {
    const user = await downgrade();
    const { url, ...click } = await user.click({ plan: 'business', seats: 5 });
    expect(click).toMatchObject({ kind: 'plan_change' });
    expect(await read(url)).toMatch(/Your billing.*Changes to Pro/);
  });

  test('an upgrade does not wait', async () => {
    await shop.sell({ proration: 'period_end' });
    const user = await shop.newUser();
    await user.buy();
    await press((await user.click(team)).url, { action: 'change' });
    expect(await user.settle()).toMatchObject({ plan: 'team', seats: 3 });
  });

  test('a year that becomes a month waits, though the month may cost more', async () => {
    await shop.sell({ proration: 'period_end' });
    const user = await shop.newUser();
    await user.buy({ interval: 'year' });
    await press((await user.click({ ...team, seats: 50 })).url, { action: 'change' });
    expect(await user.settle()).toMatchObject({ plan: 'pro' });
    await shop.control('time', { advance: '367d' });
    expect(await user.settle()).toMatchObject({ plan: 'team', seats: 50 });
  });
});

test('the plan that is left says how it is left, not the one that is wished', async () => {
  await shop.sell((catalogue) => ({
    ...catalogue,
    plans: catalogue.plans.map((plan) => ({
      ...plan,
      proration: plan.id === 'team' ? 'period_end' : 'none',
    })),
  }));
  const user = await shop.newUser();
  await user.buy(team);
  expect(await read((await user.click()).url)).toContain('Your plan stays as it is until');
});

test('who chooses in the portal does so on the same terms, in the currency that is paid', async () => {
  await shop.sell({ proration: 'period_end' });
  const user = await shop.newUser();
  await user.buy({ ...team, currency: 'eur' });
  const page = await user.openPortal('plan_change');
  const words = await read(page);
  expect(words).toMatch(/Change your plan.*Pro, €19\.00 a month/);
  expect(words).not.toContain('$');
  await press(page, { action: 'change', price: 'price_pro_month_eur', seats: '1' });
  expect(await user.settle()).toMatchObject({ plan: 'team' });
  expect((await subscriptionOf(user))?.schedule).toMatch(/^sub_sched_/);
});
