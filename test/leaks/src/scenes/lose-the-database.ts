import postgres from 'postgres';
import { buy } from '../buy.ts';
import { customerOf } from '../customer-of.ts';
import type { Stage } from '../stage.ts';

/** Statements fail, and the driver's errors quote their parameters: the account's id and the e-mail. */
export async function loseTheDatabase(stage: Stage): Promise<void> {
  const { system } = stage;
  const user = await stage.user('statement');
  await buy(stage, user, 'pro');
  const [subscription] = (await stage.stripe.subscriptions.list({ customer: await customerOf(stage, user) }))
    .data;
  const newcomer = await stage.user('newcomer');
  const sql = postgres(system.databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`alter table accounts rename to accounts_away`;
    const body = { plan: 'pro', success_url: system.websiteUrl, cancel_url: system.websiteUrl };
    await stage.stripe.subscriptions.update(subscription?.id ?? '', { metadata: { note: 'an event' } });
    await Promise.all([
      stage.call('GET', '/v1/account', { token: user.token }),
      stage.call('GET', '/v1/account?wait=1', { token: newcomer.token }),
      stage.call('POST', '/v1/checkout', { token: newcomer.token, body }),
      stage.call('POST', '/v1/portal', { token: user.token, body: { return_url: system.websiteUrl } }),
    ]);
  } finally {
    await sql`alter table if exists accounts_away rename to accounts`;
    await sql.end({ timeout: 5 });
  }
}
