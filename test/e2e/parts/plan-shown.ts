import type { Page } from 'playwright-core';
import { until } from '../../services/until.ts';

/** Waits until the website says this plan; it is asked anew, because its pages do not change by themselves. */
export async function planShown(page: Page, websiteUrl: string, plan: string): Promise<void> {
  const heading = page.getByRole('heading', { name: `Your plan: ${plan}`, exact: true });
  if (await heading.isVisible()) {
    return;
  }
  await until(async () => {
    await page.goto(websiteUrl);
    return (await heading.isVisible()) ? true : null;
  }, 30_000);
}
