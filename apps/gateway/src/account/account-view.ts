import type { Account } from '@planbridge/accounts';
import type { Catalogue, Entitlement } from '@planbridge/billing';

type AccountState = 'settled' | 'syncing' | 'pending_payment' | 'needs_attention';

export type AccountView = Entitlement &
  Readonly<{ account_id: string; state: AccountState; revision: number }>;

export type AccountFacts = Readonly<{
  accountId: string;
  /** Null: never seen before. */
  account: Account | null;
  hasCustomers: boolean;
  hasOpenIncidents: boolean;
  /** A page waits for something that is not covered yet. */
  awaited: boolean;
  catalogue: Catalogue;
}>;

/** What the account's owner may use, and how sure that is. */
export function accountView(facts: AccountFacts): AccountView {
  const { accountId, account, catalogue } = facts;
  const entitlement = account?.entitlement ?? fallbackEntitlement(catalogue);
  return {
    ...entitlement,
    account_id: accountId,
    state: stateOf(facts),
    revision: Number(account?.revision ?? 0n),
  };
}

function stateOf({ account, hasCustomers, hasOpenIncidents, awaited }: AccountFacts): AccountState {
  if (hasOpenIncidents) {
    return 'needs_attention';
  }
  if (account?.entitlement?.status === 'incomplete') {
    return 'pending_payment';
  }
  return awaited || (account !== null && isUnsettled(account, hasCustomers)) ? 'syncing' : 'settled';
}

// A row that was never settled has nothing to wait for before its first customer: it is on the fallback plan.
function isUnsettled({ pushPending, revision, coveredTicket }: Account, hasCustomers: boolean): boolean {
  return (pushPending && revision > 0n) || (coveredTicket === 0n && hasCustomers);
}

function fallbackEntitlement({ plans, fallbackPlan }: Catalogue): Entitlement {
  const plan = plans.find(({ id }) => id === fallbackPlan);
  return {
    plan: fallbackPlan,
    status: 'none',
    seats: plan?.seats?.min ?? 1,
    features: plan?.features ?? [],
    current_period_end: null,
    cancel_at: null,
    trial_end: null,
  };
}
