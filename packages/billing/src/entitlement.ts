/**
 * What an account may use. The keys are those of the product's API, because this very object is stored in `accounts.entitlement` and
 * pushed: `account_id`, `revision` and `source` are added on the way out. Times are ISO 8601 in UTC with second precision.
 */
export type Entitlement = Readonly<{
  plan: string;
  /** Stripe's status of the subscription that decided; `none` without any; `granted` for an operator's grant. */
  status: string;
  seats: number;
  features: readonly string[];
  current_period_end: string | null;
  cancel_at: string | null;
  trial_end: string | null;
}>;

/** What the account's row says before a decision; `entitlement` is null while nothing was ever decided. */
export type EntitlementRow = Readonly<{
  plan: string;
  status: string;
  seats: number;
  entitlement: Entitlement | null;
}>;

export type IncidentKind =
  | 'unknown-price'
  | 'unknown-status'
  | 'two-live-subscriptions'
  | 'orphan-customer'
  | 'product-unknown-account'
  | 'product-ahead'
  | 'product-outage'
  | 'wrong-mode';

/** Business trouble found while deciding. `subject` is the Stripe id (or status) it is about: one open incident per account, kind and subject. */
export type IncidentFinding = Readonly<{ kind: IncidentKind; subject: string }>;

export type EntitlementDecision = Readonly<{
  entitlement: Entitlement;
  /** When the same facts will decide differently (a grace period's or a grant's end); null: never by themselves. */
  recheckAt: string | null;
  /** The findings that hold now; open incidents of `decidedIncidentKinds` that are not listed are over. */
  findings: readonly IncidentFinding[];
  /** A subscription with a trial was seen: the account's trial is used up. */
  trialSeen: boolean;
}>;
