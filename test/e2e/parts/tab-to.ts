import type { Locator, Page } from 'playwright-core';

/** Presses Tab until the element has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, element: Locator): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press('Tab');
    if (await element.evaluate((host) => host === document.activeElement)) {
      return;
    }
  }
  throw new Error('The element was not reached by 30 presses of Tab.');
}
