import { isDeepStrictEqual } from 'node:util';
import { activeCatalogue, listCustomers, listOpenIncidents } from '@planbridge/accounts';
import type { Account } from '@planbridge/accounts';
import { decideEntitlement } from '@planbridge/billing';
import type { Entitlement } from '@planbridge/billing';
import { readSubscriptions } from '../../../apps/worker/src/stripe/read-subscriptions.ts';
import { catalogues } from './catalogues.ts';
import type { Episode } from './create-episode.ts';
import { Violation } from './violation.ts';

/** When all is quiet: Stripe now decides the row, the product holds the row, and nobody was alarmed for nothing. */
export async function judgeRest(episode: Episode): Promise<void> {
  const { services, account, watch } = episode;
  const row = watch.row();
  const decided = await decidedNow(episode, row);
  if (!isDeepStrictEqual(decided, row.entitlement)) {
    throw unequal('Stripe now decides', decided, 'the row has', row.entitlement);
  }
  if (row.pushPending) {
    throw new Violation('pending-push-has-a-keeper', `A push is pending, and nobody is left to send it.`);
  }
  const [held, wanted] = episode.fenced
    ? [await services.product.holds(account.id), bodyOf(row)]
    : [await services.product.holdsPlan(account.id), row.plan];
  if (!isDeepStrictEqual(held, wanted) && !hasNothingToHold(held, row)) {
    throw unequal('the product holds', held, 'the row has', wanted);
  }
  const incidents = await listOpenIncidents(services.db, account.id);
  const alarm = incidents.find(({ kind }) => kind === 'product-ahead');
  if (alarm !== undefined) {
    throw new Violation(
      'no-false-alarm',
      `The incident ${alarm.kind} is open, and the product holds the row.`,
    );
  }
}

async function decidedNow({ services, account }: Episode, row: Account): Promise<Entitlement> {
  const { db, sql, stripe } = services;
  const customers = await listCustomers(db, account.id);
  const [active, subscriptions, grants] = await Promise.all([
    activeCatalogue(db),
    readSubscriptions({
      stripe,
      customerIds: customers.filter(({ deleted }) => !deleted).map(({ customerId }) => customerId),
      expectsOne: false,
      onPage: async () => undefined,
    }),
    sql<{ id: string; plan: string; seats: number; expires_at: string }[]>`
      select * from grants where account_id = ${account.id} and expires_at > clock_timestamp()`,
  ]);
  if (active === null) {
    throw new Error('No catalogue is applied.');
  }
  const { entitlement } = decideEntitlement({
    catalogue: active.catalogue,
    subscriptions,
    grants: grants.map(({ id, plan, seats, expires_at: end }) => ({
      id,
      plan,
      seats,
      expiresAt: new Date(end).toISOString(),
    })),
    row,
    now: new Date().toISOString(),
  });
  return entitlement;
}

/** A product that does not know an account need not be told of the fallback plan. */
function hasNothingToHold(held: unknown, { plan }: Account): boolean {
  return held === null && plan === catalogues[0].fallbackPlan;
}

function bodyOf({ id, pushedRevision, entitlement }: Account) {
  return { ...entitlement, account_id: id, revision: Number(pushedRevision), source: 'convergence' };
}

function unequal(one: string, first: unknown, other: string, second: unknown): Violation {
  const detail = `${one} ${JSON.stringify(first)}, ${other} ${JSON.stringify(second)}.`;
  return new Violation('converges-when-quiet', detail);
}
