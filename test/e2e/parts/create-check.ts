import type { Page } from 'playwright-core';
import { accessibilityFaults } from './accessibility-faults.ts';

type Check = ((name: string, url?: string) => Promise<void>) &
  Readonly<{ found(): Readonly<Record<string, readonly string[]>> }>;

/** Checks one page after the other, so that a run tells the faults of all of them, each under the page's name. */
export function createCheck(page: Page): Check {
  const found: Record<string, readonly string[]> = {};
  const check = async (name: string, url?: string): Promise<void> => {
    if (url !== undefined) {
      await page.goto(url);
    }
    const faults = await accessibilityFaults(page);
    if (faults.length > 0) {
      found[name] = faults;
    }
  };
  return Object.assign(check, { found: () => found });
}
