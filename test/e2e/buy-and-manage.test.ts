import { Client, Connection } from '@temporalio/client';
import { heldEntitlement } from './parts/held-entitlement.ts';
import { moveTime } from './parts/move-time.ts';
import { openBrowser } from './parts/open-browser.ts';
import type { Browsing } from './parts/open-browser.ts';
import { planShown } from './parts/plan-shown.ts';
import { signIn } from './parts/sign-in.ts';
import { startSystem } from './parts/start-system.ts';
import type { StartedSystem } from './parts/start-system.ts';
import { until } from '../services/until.ts';

jest.setTimeout(120_000);

let system: StartedSystem;
let browser: Browsing;

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

test('a user who pays is on Pro everywhere, changes to Team, cancels, and is on Free when the period is over', async () => {
  const { websiteUrl, stripeUrl } = system;
  const { page, photograph, leave } = await browser.visit();
  await signIn(page, websiteUrl, 'Ada');
  await planShown(page, websiteUrl, 'Free');
  await photograph('ada-1-free');

  await page.getByRole('button', { name: 'Upgrade to Pro' }).click();
  await page.getByRole('button', { name: 'Pay', exact: true }).waitFor();
  await photograph('ada-2-checkout');
  const clickedAt = performance.now();
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  // The first page after the payment says it: no reload.
  await page.getByRole('heading', { name: 'Your plan: Pro', exact: true }).waitFor();
  const clickToPlanMs = Math.round(performance.now() - clickedAt);
  process.stderr.write(`click to plan: ${clickToPlanMs} ms\n`);
  expect(clickToPlanMs).toBeLessThan(15_000);
  expect(new URL(page.url()).pathname).toBe('/return');
  await photograph('ada-3-pro');

  const pro = await until(() => heldEntitlement(system, 'demo|ada'), 10_000);
  expect(pro).toMatchObject({ plan: 'pro', seats: 1, status: 'active' });
  expect(pro.revision).toBeGreaterThan(0);
  await page.goto(`${system.productUrl}/accounts/${encodeURIComponent('demo|ada')}`);
  await page.getByText(`revision ${pro.revision}`).first().waitFor();
  await photograph('ada-4-product');

  const workflowId = await eventWorkflow(system, 'checkout.session.completed');
  expect(workflowId).toMatch(/^stripe-event\/evt_\w+$/);
  await page.goto(`${system.temporalUiUrl}/namespaces/${system.temporalNamespace}/workflows`);
  await page.getByRole('link', { name: workflowId }).first().waitFor();
  await photograph('ada-5-temporal');

  await page.goto(websiteUrl);
  await page.getByRole('button', { name: 'Manage billing' }).click();
  const offers = page.getByRole('combobox', { name: 'Plan' });
  const team = await offers.locator('option', { hasText: /Team.*month/ }).getAttribute('value');
  await offers.selectOption(team);
  await page.getByRole('spinbutton', { name: 'Seats' }).fill('3');
  await photograph('ada-6-portal');
  await page.getByRole('button', { name: 'Change plan' }).click();
  await page.getByRole('link', { name: 'Back to the site' }).click();
  await planShown(page, websiteUrl, 'Team');
  await page.getByText('3 seats').waitFor();
  await photograph('ada-7-team');
  const heldTeam = await until(async () => {
    const held = await heldEntitlement(system, 'demo|ada');
    return held?.plan === 'team' ? held : null;
  }, 10_000);
  expect(heldTeam.revision).toBeGreaterThan(pro.revision);

  await page.getByRole('button', { name: 'Manage billing' }).click();
  await page.getByRole('button', { name: 'Cancel plan' }).click();
  await page.getByRole('link', { name: 'Back to the site' }).click();
  await page.getByText(/Cancelled\. It works until .*\d{4}/).waitFor();
  await planShown(page, websiteUrl, 'Team');
  await photograph('ada-8-cancelled');

  await moveTime(stripeUrl, '32d');
  await planShown(page, websiteUrl, 'Free');
  await photograph('ada-9-free-again');
  const free = await heldEntitlement(system, 'demo|ada');
  expect(free?.plan).toBe('free');
  expect(free?.revision).toBeGreaterThan(heldTeam.revision);
  await leave();
});

test('a user whose card is declined stays on Free, sees why, and may pay with another card', async () => {
  const { websiteUrl } = system;
  const { page, photograph, leave } = await browser.visit();
  await signIn(page, websiteUrl, 'Grace');
  await page.getByRole('button', { name: 'Upgrade to Pro' }).click();
  await page.getByRole('button', { name: 'Pay with a card that is declined' }).click();
  await page
    .getByRole('alert')
    .getByText(/declined/i)
    .waitFor();
  await photograph('grace-1-declined');
  const checkout = page.url();
  await page.goto(`${websiteUrl}/return`);
  await page.getByRole('heading', { name: 'Your plan: Free', exact: true }).waitFor();
  expect((await heldEntitlement(system, 'demo|grace'))?.plan ?? 'free').toBe('free');

  await page.goto(checkout);
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  await page.getByRole('heading', { name: 'Your plan: Pro', exact: true }).waitFor();
  await leave();
});

test('a user who leaves Checkout has bought nothing, and the next click leads back to the same page', async () => {
  const { websiteUrl } = system;
  const { page, photograph, leave } = await browser.visit();
  await signIn(page, websiteUrl, 'Linus');
  await page.getByRole('button', { name: 'Upgrade to Pro' }).click();
  await page.getByRole('button', { name: 'Leave' }).waitFor();
  const checkout = page.url();
  await page.getByRole('button', { name: 'Leave' }).click();
  await page.getByText('You left without paying. Nothing was bought.').waitFor();
  await page.getByRole('heading', { name: 'Your plan: Free', exact: true }).waitFor();
  await photograph('linus-1-left');

  await page.getByRole('button', { name: 'Upgrade to Pro' }).click();
  await page.getByRole('button', { name: 'Pay', exact: true }).waitFor();
  expect(page.url()).toBe(checkout);
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  await page.getByRole('heading', { name: 'Your plan: Pro', exact: true }).waitFor();
  await leave();
});

async function eventWorkflow(
  { temporalAddress, temporalNamespace }: StartedSystem,
  type: string,
): Promise<string> {
  const connection = await Connection.connect({ address: temporalAddress });
  try {
    const client = new Client({ connection, namespace: temporalNamespace });
    return await until(async () => {
      for await (const { workflowId } of client.workflow.list({
        query: `PlanbridgeEventType = '${type}' AND ExecutionStatus = 'Completed'`,
      })) {
        return workflowId;
      }
      return null;
    }, 20_000);
  } finally {
    await connection.close();
  }
}
