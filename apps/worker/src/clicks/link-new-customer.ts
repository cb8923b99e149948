import { drawTicket, linkCustomer } from '@planbridge/accounts';
import type { OpenCheckoutResult } from '@planbridge/contracts';
import type { Clicked } from '../workflows/ports.ts';
import type { Click } from './click.ts';
import { tellEmail } from './tell-email.ts';

/** Writes the link, starts its settlement, and tells Stripe the e-mail. Null: the settlement has been started. */
export async function linkNewCustomer(click: Click): Promise<Clicked<OpenCheckoutResult>['link']> {
  const { deps, stripe, account, customer } = click;
  const [link] = await Promise.all([
    linkAndSettle(click),
    tellEmail(deps, stripe, { account, customer: customer.current }),
  ]);
  return link;
}

async function linkAndSettle({ deps: { db, settleLink }, account, customer, input: { ref } }: Click) {
  await linkCustomer(db, { accountId: account.id, customerId: customer.current });
  const ticket = (await drawTicket(db)).toString();
  return (await settleLink({ ref, ticket })) ? null : { ticket };
}
