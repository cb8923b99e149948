import { drawTicket, findAccountByCustomer, linkCustomer, listCustomers } from '@planbridge/accounts';
import type { Account } from '@planbridge/accounts';
import type Stripe from 'stripe';
import { z } from 'zod';
import type { ClickDependencies } from './click-dependencies.ts';

export type EnsuredCustomer = Readonly<{
  current: string;
  /** Every customer of the account that may have subscriptions. */
  all: readonly string[];
  /** The intention that a new link makes; null if there was a current customer already. */
  link: Readonly<{ ticket: string }> | null;
}>;

/** A key whose first answer was an error replays that error for a day; more than a few of those is a fault of another kind. */
const mostReplays = 5;

/** The account's current customer, made and linked if there is none. */
export async function ensureCustomer(
  deps: ClickDependencies,
  stripe: Stripe,
  account: Account,
): Promise<EnsuredCustomer> {
  const { db, log } = deps;
  const customers = await listCustomers(db, account.id);
  const current = customers.find((customer) => customer.current)?.customerId;
  const living = customers.filter(({ deleted }) => !deleted).map(({ customerId }) => customerId);
  if (current !== undefined) {
    return { current, all: living, link: null };
  }
  const created = await createCustomer(deps, { stripe, account, first: customers.length + 1 });
  await linkCustomer(db, { accountId: account.id, customerId: created });
  const ticket = await drawTicket(db);
  if (account.email !== null) {
    // By an update, because a body with an e-mail in it would change under the same idempotency key.
    await stripe.customers.update(created, { email: account.email }).catch(() => {
      log.warn({ ref: account.ref }, 'The new customer’s e-mail could not be set');
    });
  }
  return { current: created, all: [...living, created], link: { ticket: ticket.toString() } };
}

/** Two clicks that both find no customer send the same key and get the same customer. */
async function createCustomer(
  { db }: ClickDependencies,
  { stripe, account, first }: Readonly<{ stripe: Stripe; account: Account; first: number }>,
): Promise<string> {
  // A replayed answer is up to a day old: its customer may have been deleted, or linked to another account by an operator.
  const isOurs = async (customerId: string) =>
    ((await findAccountByCustomer(db, customerId))?.id ?? account.id) === account.id &&
    (await stripe.customers.retrieve(customerId)).deleted !== true;
  for (let number = first; ; number += 1) {
    const idempotencyKey = `customer/${account.ref}/${number}`;
    try {
      const customer = await stripe.customers.create(
        { metadata: { account_id: account.id } },
        { idempotencyKey },
      );
      if (!isReplayed(customer.lastResponse.headers) || (await isOurs(customer.id))) {
        return customer.id;
      }
    } catch (error) {
      if (number - first >= mostReplays || !isReplayedError(error)) {
        throw error;
      }
    }
  }
}

const replayedError = z.object({ headers: z.record(z.string(), z.string()) });

function isReplayedError(error: unknown): boolean {
  const parsed = replayedError.safeParse(error);
  return parsed.success && isReplayed(parsed.data.headers);
}

// An error's headers are a record; an answer's are fetch's own, whatever the SDK's types say.
function isReplayed(headers: Readonly<Record<string, string>>): boolean {
  return new Headers(headers).get('idempotent-replayed') === 'true';
}
