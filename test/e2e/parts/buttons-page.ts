import type { RunningSystem } from '@planbridge/local';
import type { Locator, Page } from 'playwright-core';
import type { Browsing } from './open-browser.ts';
import { signInAs } from './sign-in-as.ts';

export type ButtonsPage = Readonly<{
  page: Page;
  upgrade: Locator;
  /** The requests to buy that the browser has sent. */
  checkouts: readonly string[];
  /** Waits until the element shows this plan (null: none) and says this beside it, and no more. */
  see(plan: string | null, notice?: string | RegExp): Promise<void>;
  buy(how?: string): Promise<void>;
  photograph(name: string): Promise<void>;
  leave(): Promise<void>;
}>;

/** The website's page `/buttons`, for an account of its own; null: nobody is signed in. */
export async function buttonsPage(
  browser: Browsing,
  system: RunningSystem,
  accountId: string | null,
): Promise<ButtonsPage> {
  const { page, photograph, leave } = await browser.visit();
  const checkouts: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url() === `${system.gatewayUrl}/v1/checkout`) {
      checkouts.push(request.postData() ?? '');
    }
  });
  if (accountId !== null) {
    await signInAs(page, system, accountId);
  }
  await page.goto(`${system.websiteUrl}/buttons`);
  const see = async (plan: string | null, notice: string | RegExp = /^$/): Promise<void> => {
    const element = page.locator('planbridge-plan');
    await (plan === null
      ? element.locator('slot').waitFor({ state: 'detached' })
      : element.locator('> span:visible').getByText(plan, { exact: true }).waitFor());
    await element.locator('[part=notice]').filter({ hasText: notice }).waitFor({ state: 'attached' });
  };
  return {
    page,
    upgrade: page.locator('planbridge-upgrade').first(),
    checkouts,
    see,
    buy: async (how = 'Pay') => {
      await page.getByRole('button', { name: 'Upgrade to Pro' }).click();
      await page.getByRole('button', { name: how, exact: true }).click();
      await page.waitForURL(`${system.websiteUrl}/buttons?back=yes`);
    },
    photograph: (name) => photograph(`buttons-${name}`),
    leave,
  };
}
