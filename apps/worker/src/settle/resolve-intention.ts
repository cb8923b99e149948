import {
  closeIncident,
  findAccountByCustomer,
  findAccountByRef,
  openIncident,
  registerEvent,
  rememberEventCustomer,
  retireCustomer,
} from '@planbridge/accounts';
import type { Account, IncidentSubject } from '@planbridge/accounts';
import type { SettleEventInput, Settlement } from '@planbridge/contracts';
import { readSubscriptions } from '../stripe/read-subscriptions.ts';
import type { SettleRequest } from '../workflows/ports.ts';
import type { AttemptLimits } from './attempt-limits.ts';
import type { SettleDependencies } from './dependencies.ts';
import { resolveThinObject } from './resolve-thin-object.ts';

/** Whose account an intention concerns, and its ticket; or how it ends because it concerns nobody's. */
export type Resolved = Readonly<{ account: Account; ticket: bigint }> | Settlement;

export async function resolveIntention(
  deps: SettleDependencies,
  request: SettleRequest,
  limits: AttemptLimits,
): Promise<Resolved> {
  switch (request.kind) {
    case 'event':
      return resolveEvent(deps, request.event, limits);
    case 'account': {
      const account = await findAccountByRef(deps.db, request.ref);
      return account === null
        ? { state: 'ignored', reason: 'no-such-account' }
        : { account, ticket: BigInt(request.ticket) };
    }
  }
}

async function resolveEvent(
  deps: SettleDependencies,
  event: SettleEventInput,
  limits: AttemptLimits,
): Promise<Resolved> {
  const registered = await registerEvent(deps.db, event);
  const customerId = registered.customerId ?? (await customerOfThinObject(deps, event, limits));
  if (customerId === null) {
    return { state: 'ignored', reason: 'no-customer' };
  }
  const account = isDeletion(event)
    ? await retireCustomer(deps.db, customerId)
    : await findAccountByCustomer(deps.db, customerId);
  if (account === null) {
    return unlinked(deps, customerId, limits);
  }
  return registered.settled ? { state: 'settled', ref: account.ref } : { account, ticket: registered.ticket };
}

function isDeletion({ type }: SettleEventInput): boolean {
  return type === 'customer.deleted' || type === 'v1.customer.deleted';
}

async function customerOfThinObject(
  deps: SettleDependencies,
  { eventId, object }: SettleEventInput,
  limits: AttemptLimits,
): Promise<string | null> {
  const customerId = object === null ? null : await resolveThinObject(deps, object.id, limits);
  if (customerId !== null) {
    await rememberEventCustomer(deps.db, eventId, customerId);
  }
  return customerId;
}

/** A customer made by hand or by another product. Whoever pays and gets nothing for it is worth somebody's attention. */
async function unlinked(
  deps: SettleDependencies,
  customerId: string,
  limits: AttemptLimits,
): Promise<Settlement> {
  const orphan = { accountId: null, kind: 'orphan-customer', subject: customerId } as const;
  const { unlinkedCustomers } = await deps.activeCatalogue();
  if (unlinkedCustomers === 'ignore') {
    await over(deps, orphan);
    return { state: 'ignored', reason: 'unlinked-customer' };
  }
  const subscriptions = await readSubscriptions({
    stripe: deps.connectStripe({
      signal: limits.signal,
      timeoutMs: limits.stripeTimeoutMs,
      share: limits.stripeShare,
    }),
    customerIds: [customerId],
    expectsOne: false,
    onPage: async () => limits.heartbeat(),
  });
  if (subscriptions.length === 0) {
    await over(deps, orphan);
    return { state: 'ignored', reason: 'unlinked-customer' };
  }
  const { id, opened } = await openIncident(deps.db, orphan);
  deps.announce(opened ? [{ id, ref: null }] : []);
  return { state: 'needs_attention', reason: 'orphan-customer', ref: null };
}

/** Who does not pay any more, or is not looked for any more, is no orphan. */
async function over({ db, announce }: SettleDependencies, orphan: IncidentSubject): Promise<void> {
  const id = await closeIncident(db, orphan);
  announce(id === null ? [] : [{ id, ref: null }]);
}
