import type { Page } from 'playwright-core';

/** Holds the browser's requests to an address until `open` is called: what shows meanwhile can be looked at in peace. */
export async function gate(page: Page, url: string): Promise<Readonly<{ open(): void }>> {
  const gates: (() => void)[] = [];
  const opened = new Promise<void>((resolve) => gates.push(resolve));
  await page.route(url, async (route) => {
    await opened;
    await route.continue();
  });
  return { open: () => gates.forEach((open) => open()) };
}
