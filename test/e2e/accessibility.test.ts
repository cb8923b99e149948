import type { Page } from 'playwright-core';
import { accessibilityFaults } from './parts/accessibility-faults.ts';
import { accountStates } from './parts/account-states.ts';
import { createCheck } from './parts/create-check.ts';
import { newCustomer } from './parts/new-customer.ts';
import { openBrowser } from './parts/open-browser.ts';
import type { Browsing } from './parts/open-browser.ts';
import { signInAs } from './parts/sign-in-as.ts';
import { startSystem } from './parts/start-system.ts';
import type { StartedSystem } from './parts/start-system.ts';

jest.setTimeout(120_000);

let system: StartedSystem;
let browser: Browsing;

beforeAll(async () => {
  // One after the other: a system that does not start leaves no browser behind that would keep jest from ending.
  system = await startSystem();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

test('a fault would be named by its rule and its node, inside an element too', async () => {
  const { page, leave } = await browser.visit();
  await page.goto(`${system.websiteUrl}/buttons`);
  await page.evaluate(() => {
    document.querySelector('h2')?.setAttribute('aria-level', 'seven');
    const root = document.querySelector('planbridge-upgrade')?.shadowRoot;
    root?.querySelector('button')?.setAttribute('aria-busy', 'perhaps');
    root?.querySelector('p')?.replaceChildren('Hardly to be seen.');
    root?.querySelector('p')?.style.setProperty('color', '#eee');
  });
  const faults = await accessibilityFaults(page);
  expect(faults).toEqual([
    expect.stringMatching(/^aria-valid-attr-value at \["#plan"\]: /),
    expect.stringMatching(/^aria-valid-attr-value at \[\[".*planbridge-upgrade.*","button"\]\]: /),
    expect.stringMatching(/^color-contrast at \[\[".*planbridge-upgrade.*","p.*"\]\]: /),
  ]);
  await leave();
});

test('the website is free of faults for who is signed out, signed in, and in each state of an account', async () => {
  const { page, photograph, leave } = await browser.visit();
  const check = createCheck(page);
  await check('home, signed out', system.websiteUrl);
  await check('sign-in', `${system.websiteUrl}/sign-in`);
  await check('a sign-in that failed', `${system.websiteUrl}/signed-in?code=x&state=y`);
  await visitAs(page, 'axe-free');
  await check('home, Free', system.websiteUrl);
  await check('left Checkout', `${system.websiteUrl}/?left=yes`);

  for (const { name, arrange, words } of accountStates(system)) {
    const account = `axe-${name}`;
    const token = await signInAs(page, system, account);
    await arrange(await newCustomer(system, account, token));
    await page.goto(`${system.websiteUrl}/return`);
    await page.getByText(words).first().waitFor();
    await photograph(`home-${name}`);
    await check(`home, ${name}`);
  }
  expect(check.found()).toEqual({});
  await leave();
});

test('the pages of the buttons are free of faults, in every state of an element and on a small screen', async () => {
  const { page, photograph, leave } = await browser.visit();
  const check = createCheck(page);
  await page.goto(`${system.websiteUrl}/buttons`);
  await page.getByText('Please sign in first.').waitFor();
  await check('buttons, signed out');
  await visitAs(page, 'axe-buttons', '/buttons');
  await page.getByRole('button', { name: 'Manage billing' }).click();
  await page.getByText('There is nothing to manage yet').waitFor();
  await check('buttons, with an error');

  await page.goto(`${system.websiteUrl}/buttons/states`);
  // The last one that is pressed.
  await page.locator('planbridge-upgrade[data-state=busy]').waitFor();
  await page.waitForFunction("document.querySelectorAll('planbridge-plan[data-state=busy]').length === 1");
  expect(await page.locator('planbridge-plan [part=notice]').allTextContents()).toEqual([
    '',
    'One moment …',
    'Please sign in first.',
    expect.stringContaining('This does not work right now.'),
    'Your payment is being processed.',
    'Your plan is being updated …',
    expect.stringContaining('Something is unclear with your plan'),
    expect.stringContaining('Your last payment failed.'),
    expect.stringContaining('Cancelled. It works until '),
    expect.stringContaining('Free until '),
    'Your subscription is paused.',
  ]);
  const states = await page.locator('planbridge-upgrade').evaluateAll(stateOfEach);
  expect(states).toEqual(['ready', 'busy', 'current', 'error', 'error', 'error']);
  await photograph('buttons-states');
  await check('states');
  await page.emulateMedia({ forcedColors: 'active' });
  await photograph('buttons-states-forced-colours');
  await page.emulateMedia({ forcedColors: 'none' });
  await page.setViewportSize({ width: 320, height: 640 });
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  await photograph('buttons-states-small-rtl');
  await check('states, small and from right to left');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(check.found()).toEqual({});
  await leave();
});

test('Checkout, the portal and the other pages of the sandbox are free of faults', async () => {
  const { page, leave } = await browser.visit();
  const check = createCheck(page);
  await visitAs(page, 'axe-shopper', '/buttons');
  await check('the portal of nobody', `${system.stripeUrl}/p/session/none`);
  await page.goto(`${system.websiteUrl}/buttons`);
  await page.getByRole('button', { name: 'Upgrade to Team' }).click();
  await page.getByRole('button', { name: 'Pay with a card that is declined' }).click();
  await page.getByRole('alert').waitFor();
  await check('Checkout, with a declined card');
  const checkout = page.url();
  await page.getByRole('button', { name: 'Pay by bank debit' }).click();
  await page.getByText('Your payment is being processed.').waitFor();
  await check('Checkout, completed', checkout);
  await check('bank debits', system.stripeUrl);
  await page.getByRole('button', { name: 'Debit succeeds' }).click();
  await page.goto(`${system.websiteUrl}/buttons?back=yes`);
  await page.locator('planbridge-plan').getByText('Team', { exact: true }).waitFor();
  for (const name of ['Manage billing', 'Update payment method', 'Change plan', 'Cancel plan']) {
    await page.goto(`${system.websiteUrl}/buttons`);
    await page.getByRole('button', { name, exact: true }).click();
    await page.waitForURL(`${system.stripeUrl}/p/session/**`);
    await check(`portal: ${name}`);
  }
  await page.goto(`${system.websiteUrl}/buttons`);
  await page.getByRole('button', { name: 'Pro for a year' }).click();
  await page.waitForURL(`${system.stripeUrl}/p/session/**`);
  await check('portal: confirm the change');
  await check('product', system.productUrl);
  await check('product, one account', `${system.productUrl}/accounts/axe-shopper`);
  await check('Slack', system.slackUrl);
  expect(check.found()).toEqual({});
  await leave();
});

function stateOfEach(elements: readonly Element[]): readonly (string | null)[] {
  return elements.map((element) => element.getAttribute('data-state'));
}

async function visitAs(page: Page, accountId: string, path = '/'): Promise<void> {
  await signInAs(page, system, accountId);
  await page.goto(`${system.websiteUrl}${path}`);
}
