import type { AccountsDatabase } from '@planbridge/accounts';
import { subscriptionOf } from './stripe-objects.ts';
import type { StripeObject } from './stripe-objects.ts';

const entitlement = {
  plan: 'team',
  status: 'active',
  seats: 3,
  features: [],
  current_period_end: null,
  cancel_at: null,
  trial_end: null,
};

/** Many accounts on team at once, as their settlement by the first catalogue left them. Answers with what Stripe has of them. */
export async function addSubscribers(db: AccountsDatabase, count: number): Promise<readonly StripeObject[]> {
  const basis = { prices: [{ priceId: 'price_team_yearly', lookupKey: 'team_yearly' }], grantedPlans: [] };
  await db.execute(`
    insert into accounts (id, plan, status, seats, entitlement, decision_basis, push_pending, covered_ticket, catalogue_version)
    select 'subscriber-' || n, 'team', 'active', 3, '${JSON.stringify(entitlement)}', '${JSON.stringify(basis)}',
      false, nextval('sync_ticket'), 1
    from generate_series(1, ${count}) as n`);
  await db.execute(`
    insert into account_customers (customer_id, account_id)
    select 'cus_subscriber_' || n, 'subscriber-' || n from generate_series(1, ${count}) as n`);
  return Array.from({ length: count }, (_, index) =>
    subscriptionOf(`cus_subscriber_${index + 1}`, { lookupKey: 'team_yearly', quantity: 3 }),
  );
}
