import type { RunningSystem } from '@planbridge/local';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { command } from './command.ts';

const answer = z.object({ access_token: z.string() });

/** As an account that no other test has, and without the way through the identity provider's page. Answers with the token. */
export async function signInAs(page: Page, system: RunningSystem, accountId: string): Promise<string> {
  const issued = await command(`${system.identityUrl}/_control/token`, { sub: accountId });
  const value = answer.parse(issued).access_token;
  const cookie = { name: 'planbridge_session', value, url: system.websiteUrl };
  await page.context().addCookies([{ ...cookie, httpOnly: true, sameSite: 'Lax' }]);
  return value;
}
