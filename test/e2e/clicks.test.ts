import type { Page } from 'playwright-core';
import { createShopper } from './parts/create-shopper.ts';
import { openBrowser } from './parts/open-browser.ts';
import type { Browsing } from './parts/open-browser.ts';
import { outcomesOf } from './parts/outcomes-of.ts';
import { signIn } from './parts/sign-in.ts';
import { startSystem } from './parts/start-system.ts';
import type { StartedSystem } from './parts/start-system.ts';
import { worldOf } from './parts/world-of.ts';
import type { World } from '../cluster/create-world.ts';
import { until } from '../services/until.ts';

jest.setTimeout(120_000);

let system: StartedSystem;
let browser: Browsing;
let world: World;

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), openBrowser()]);
  world = worldOf(system);
});

afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

/** A user who is signed in, in one tab. */
async function setup(name: 'Ada' | 'Grace' | 'Linus' | 'Margaret') {
  const visitor = await browser.visit();
  await signIn(visitor.page, system.websiteUrl, name);
  const { holdings } = await createShopper(system, world, `demo|${name.toLowerCase()}`);
  const openTab = async () => {
    const tab = await visitor.page.context().newPage();
    await tab.goto(system.websiteUrl);
    return tab;
  };
  return { ...visitor, holdings, openTab };
}

async function upgrade(page: Page, plan: string): Promise<string> {
  await page.getByRole('button', { name: `Upgrade to ${plan}` }).click();
  await payButton(page).waitFor();
  return page.url();
}

function payButton(page: Page) {
  return page.getByRole('button', { name: 'Pay', exact: true });
}

test('a double click, and a click after going back, lead to one session of one customer', async () => {
  const { page, holdings, leave } = await setup('Ada');
  await page.getByRole('button', { name: 'Upgrade to Pro' }).dblclick();
  await payButton(page).waitFor();
  const checkout = page.url();
  await page.goBack();
  expect(await upgrade(page, 'Pro')).toBe(checkout);
  expect(await holdings()).toEqual({ customers: [expect.any(String)], payable: [checkout], live: [] });
  await leave();
});

test('two tabs with the same plan get the same session, which is paid once', async () => {
  const { page, holdings, openTab, leave } = await setup('Grace');
  const other = await openTab();
  const [one, two] = await Promise.all([upgrade(page, 'Pro'), upgrade(other, 'Pro')]);
  expect(one).toBe(two);
  await payButton(page).click();
  await page.getByRole('heading', { name: 'Your plan: Pro', exact: true }).waitFor();
  await payButton(other).click();
  await other.getByText('This page was completed. Nothing is left to do here.').waitFor();
  const { customers, payable, live } = await holdings();
  expect([customers.length, payable, live.length]).toEqual([1, [], 1]);
  await leave();
});

test('of two tabs with different plans the later wish can be paid, and the earlier page says that it cannot', async () => {
  const { page, holdings, openTab, photograph, leave } = await setup('Linus');
  const other = await openTab();
  await upgrade(page, 'Pro');
  const later = await upgrade(other, 'Team');
  // The earlier tab still shows its button.
  await payButton(page).click();
  await page.getByRole('heading', { name: 'This page has expired' }).waitFor();
  await page.getByText('Go back to the site and start again.').waitFor();
  await photograph('clicks-expired');
  expect(await holdings()).toEqual({ customers: [expect.any(String)], payable: [later], live: [] });

  await payButton(other).click();
  await other.getByRole('heading', { name: 'Your plan: Team', exact: true }).waitFor();
  const { payable, live } = await holdings();
  expect([payable, live.length]).toEqual([[], 1]);
  await leave();
});

test('who has paid in one tab is led from a stale tab to the change of the plan, not to a second payment', async () => {
  const { page, holdings, openTab, leave } = await setup('Margaret');
  const stale = await openTab();
  await upgrade(page, 'Pro');
  await payButton(page).click();
  await page.getByRole('heading', { name: 'Your plan: Pro', exact: true }).waitFor();
  await stale.getByRole('button', { name: 'Upgrade to Team' }).click();
  await stale.getByRole('heading', { name: 'Confirm your new plan' }).waitFor();
  const { payable, live } = await holdings();
  expect([payable, live.length]).toEqual([[], 1]);
  await leave();
});

const shopper = async (name: string) => await createShopper(system, world, `${name}@clicks`);

test('50 clicks at once for one account get one address of one customer', async () => {
  const { click, holdings } = await shopper('fifty');
  const answers = await Promise.all(Array.from({ length: 50 }, async () => await click()));
  expect(outcomesOf(answers)).toEqual({ checkout: 50 });
  const addresses = new Set(answers.flatMap((answer) => (answer.ok ? answer.value.url : [])));
  expect(await holdings()).toEqual({ customers: [expect.any(String)], payable: [...addresses], live: [] });
});

test('50 clicks at once for several plans all get an address, and one of them can be paid in the end', async () => {
  const { click, holdings } = await shopper('mixed');
  const wishes = [{}, { interval: 'year' }, { plan: 'team', seats: 3 }, { plan: 'business' }] as const;
  const answers = await Promise.all(
    Array.from({ length: 50 }, async (_, at) => await click(wishes[at % wishes.length])),
  );
  expect(outcomesOf(answers)).toEqual({ checkout: 50 });
  const { customers, payable } = await holdings();
  expect([customers.length, payable.length]).toEqual([1, 1]);
  expect(answers.flatMap((answer) => (answer.ok ? answer.value.url : []))).toContain(payable[0]);
});

test('40 accounts that click at once have a customer and a session each', async () => {
  const crowd = await Promise.all(Array.from({ length: 40 }, async (_, at) => await shopper(`crowd-${at}`)));
  const first = await Promise.all(crowd.map(async ({ click }) => await click()));
  const refused = first.flatMap((answer) => (answer.ok ? [] : answer));
  expect(refused).toEqual(
    refused.map(() =>
      expect.objectContaining({
        problem: expect.objectContaining({ status: 503 }),
        retryAfterSeconds: expect.any(Number),
      }),
    ),
  );
  // Who is told to come again gets an address then.
  await Promise.all(
    crowd.map(async ({ click }, at) => {
      if (!first[at]?.ok) {
        await until(async () => ((await click()).ok ? true : null), 60_000, 2000);
      }
    }),
  );
  const customers = await world.stripe.customers.list({ limit: 100 }).autoPagingToArray({ limit: 10_000 });
  const sessions = await world.stripe.checkout.sessions
    .list({ limit: 100, status: 'open' })
    .autoPagingToArray({ limit: 10_000 });
  const ids = crowd.map(({ accountId }) => accountId).toSorted();
  expect(owners(customers)).toEqual(ids);
  expect(owners(sessions)).toEqual(ids);
});

type Owned = Readonly<{ metadata: Readonly<Record<string, string>> | null }>;

function owners(of: readonly Owned[]): readonly string[] {
  return of
    .flatMap(({ metadata }) => metadata?.['account_id'] ?? [])
    .filter((id) => id.startsWith('crowd-'))
    .toSorted();
}
