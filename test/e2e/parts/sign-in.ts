import type { Page } from 'playwright-core';

/** By the demo identity provider's page, as a user does. */
export async function signIn(page: Page, websiteUrl: string, name: string): Promise<void> {
  await page.goto(websiteUrl);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: `Sign in as ${name}` }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}
