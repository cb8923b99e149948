import { drawTicket, linkCustomer } from '@planbridge/accounts';
import type { OpenCheckoutResult } from '@planbridge/contracts';
import type { Clicked } from '../workflows/ports.ts';
import type { Click } from './click.ts';
import type { ClickDependencies } from './click-dependencies.ts';
import { tellEmail } from './tell-email.ts';

/**
 * Writes the link, starts its settlement, and tells Stripe the e-mail: not before the link is written, because the event of that would find a customer
 * who is nobody's. Null: the settlement has been started.
 */
export async function linkNewCustomer({
  deps,
  stripe,
  account,
  customer: { current: customerId },
  input: { ref },
}: Click): Promise<Clicked<OpenCheckoutResult>['link']> {
  await linkCustomer(deps.db, { accountId: account.id, customerId });
  const [link] = await Promise.all([
    settleOwnLink(deps, ref),
    tellEmail(deps, stripe, { account, customer: customerId }),
  ]);
  return link;
}

async function settleOwnLink({ db, settleLink }: ClickDependencies, ref: string) {
  const ticket = (await drawTicket(db)).toString();
  return (await settleLink({ ref, ticket })) ? null : { ticket };
}
