import { drawTicket, linkCustomer } from '@planbridge/accounts';
import type { OpenCheckoutResult } from '@planbridge/contracts';
import type { Clicked } from '../workflows/ports.ts';
import type { Click } from './click.ts';
import { tellEmail } from './tell-email.ts';

/**
 * Writes the link and starts its settlement; null: it has been started. Stripe is told the e-mail not before the link is written, because the event of
 * that would find a customer who is nobody's, and the click does not wait for the answer.
 */
export async function linkNewCustomer({
  deps,
  stripe,
  account,
  customer: { current: customerId },
  input: { ref },
}: Click): Promise<Clicked<OpenCheckoutResult>['link']> {
  await linkCustomer(deps.db, { accountId: account.id, customerId });
  void tellEmail(deps, stripe, { account, customer: customerId });
  const ticket = (await drawTicket(deps.db)).toString();
  return (await deps.settleLink({ ref, ticket })) ? null : { ticket };
}
