import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '@planbridge/local';
import type { Page } from 'playwright-core';

const screenshots = fileURLToPath(new URL('../../../.reports/screenshots', import.meta.url));

type Visitor = Readonly<{
  page: Page;
  /** Kept as an artefact of the run: somebody is to look at it. */
  photograph(name: string): Promise<void>;
  leave(): Promise<void>;
}>;

export type Browsing = Readonly<{ visit(): Promise<Visitor>; close(): Promise<void> }>;

/** A real Chromium; each visitor has a session of its own, as on a machine of its own. */
export async function openBrowser(): Promise<Browsing> {
  const browser = await launchChromium(process.env, (line) => process.stderr.write(`${line}\n`));
  await mkdir(screenshots, { recursive: true });
  return {
    visit: async () => {
      const context = await browser.newContext({ viewport: { width: 1100, height: 800 } });
      context.setDefaultTimeout(30_000);
      const page = await context.newPage();
      return {
        page,
        photograph: async (name) => {
          await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
        },
        leave: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}
