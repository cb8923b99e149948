import type { Account } from '@planbridge/accounts';
import type { Catalogue, Entitlement } from '@planbridge/billing';
import { accountView } from './account-view.ts';
import type { AccountFacts } from './account-view.ts';

const catalogue: Catalogue = {
  plans: [
    {
      id: 'free',
      name: 'Free',
      rank: 0,
      prices: [],
      features: ['basic'],
      seats: null,
      trialDays: null,
      graceDays: null,
      grantWhileProcessing: false,
      proration: 'now',
      checkout: { displayName: null, buttonColor: null, submitMessage: null },
    },
  ],
  ignoredPrices: [],
  fallbackPlan: 'free',
  unlinkedCustomers: 'alert',
};

const pro: Entitlement = {
  plan: 'pro',
  status: 'active',
  seats: 5,
  features: ['sso'],
  current_period_end: '2026-12-22T00:00:00Z',
  cancel_at: null,
  trial_end: null,
};

const row: Account = {
  id: 'ada',
  ref: 'a1b2c3d4e5f60718',
  email: null,
  plan: 'pro',
  status: 'active',
  seats: 5,
  entitlement: pro,
  revision: 918n,
  pushedRevision: 918n,
  pushPending: false,
  coveredTicket: 918n,
  fence: 918n,
  leaseUntil: null,
  catalogueVersion: 1,
  recheckAt: null,
  trialUsedAt: null,
  decisionBasis: null,
  createdAt: new Date(0),
  updatedAt: new Date(0),
};

const unseen = {
  ...row,
  entitlement: null,
  revision: 0n,
  pushedRevision: 0n,
  pushPending: true,
  coveredTicket: 0n,
};

function view(facts: Partial<AccountFacts>) {
  return accountView({
    accountId: 'ada',
    account: row,
    hasCustomers: true,
    hasOpenIncidents: false,
    awaited: false,
    catalogue,
    ...facts,
  });
}

test('shows the entitlement that is settled', () => {
  expect(view({})).toEqual({ ...pro, account_id: 'ada', state: 'settled', revision: 918 });
});

test.each([
  ['never seen before', null],
  ['seen, but never settled', unseen],
])('shows the fallback plan at revision 0 to an account %s', (_what, account) => {
  expect(view({ account, hasCustomers: false })).toEqual({
    account_id: 'ada',
    plan: 'free',
    status: 'none',
    seats: 1,
    features: ['basic'],
    current_period_end: null,
    cancel_at: null,
    trial_end: null,
    state: 'settled',
    revision: 0,
  });
});

test.each<[string, Partial<AccountFacts>, string]>([
  ['a push is pending', { account: { ...row, pushPending: true } }, 'syncing'],
  ['a customer was never settled', { account: unseen }, 'syncing'],
  ['a page waits for more', { awaited: true }, 'syncing'],
  [
    'the first payment is open',
    { account: { ...row, entitlement: { ...pro, status: 'incomplete' } } },
    'pending_payment',
  ],
  ['an incident is open', { hasOpenIncidents: true, awaited: true }, 'needs_attention'],
])('says so when %s', (_what, facts, state) => {
  expect(view(facts).state).toBe(state);
});
