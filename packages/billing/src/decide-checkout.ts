import { byRank } from './by-rank.ts';
import type { Catalogue } from './catalogue.ts';
import { isAsWished } from './is-as-wished.ts';
import { isLiveStatus } from './is-live-status.ts';
import { planChange } from './plan-change.ts';
import type { PlanChange } from './plan-change.ts';
import type { PlanWish } from './plan-wish.ts';
import { readSubscription } from './read-subscription.ts';
import type { SubscriptionReading } from './read-subscription.ts';
import { standingOf } from './standing-of.ts';
import type { Standing } from './standing-of.ts';
import type { SubscriptionSnapshot } from './subscription.ts';

export type CheckoutFacts = Readonly<{
  catalogue: Catalogue;
  subscriptions: readonly SubscriptionSnapshot[];
  wish: PlanWish;
}>;

/** The customer is that of the subscription, which may be a former one of the account: the portal must be opened for it. */
export type CheckoutDecision =
  | Readonly<{ kind: 'checkout' }>
  | Readonly<{ kind: 'already-on-plan' }>
  /** `change` null: Stripe's portal cannot confirm it, so it is opened plain. */
  | Readonly<{ kind: 'plan_change'; customerId: string; subscriptionId: string; change: PlanChange | null }>
  | Readonly<{ kind: 'fix_payment' | 'resume'; customerId: string; subscriptionId: string }>;

// Of several live subscriptions the one that needs its user most answers. An attempt that never got going comes last: paying it beside
// another subscription would be paying twice.
const urgency: Readonly<Record<Standing, number>> = {
  owing: 0,
  running: 1,
  unknown: 2,
  resting: 3,
  unstarted: 4,
};

/** What a click on a plan leads to. A subscription is sold only to those who have none that lives, so that nobody pays twice. */
export function decideCheckout({ catalogue, subscriptions, wish }: CheckoutFacts): CheckoutDecision {
  const readings = subscriptions
    .filter(({ status }) => isLiveStatus(status))
    .flatMap((subscription) => readSubscription(catalogue, subscription) ?? [])
    .toSorted((a, b) => urgencyOf(a) - urgencyOf(b) || byRank(a, b));

  const staysAsWished = (reading: SubscriptionReading) =>
    isAsWished(reading, wish) &&
    standingOf(reading.subscription) === 'running' &&
    !reading.subscription.hasSchedule;
  if (readings.some(staysAsWished)) return { kind: 'already-on-plan' };

  const [first] = readings;
  return first === undefined ? { kind: 'checkout' } : portalFor(catalogue, first, wish);
}

function urgencyOf({ subscription }: SubscriptionReading): number {
  return urgency[standingOf(subscription)];
}

function portalFor(catalogue: Catalogue, reading: SubscriptionReading, wish: PlanWish): CheckoutDecision {
  const { id: subscriptionId, customerId } = reading.subscription;
  switch (standingOf(reading.subscription)) {
    case 'owing':
    case 'unstarted':
      return { kind: 'fix_payment', customerId, subscriptionId };
    case 'resting':
      return { kind: 'resume', customerId, subscriptionId };
    case 'running':
      // As wished, but only until its schedule changes it: the portal takes that back.
      if (isAsWished(reading, wish)) return { kind: 'resume', customerId, subscriptionId };
      return {
        kind: 'plan_change',
        customerId,
        subscriptionId,
        change: planChange(catalogue, reading, wish),
      };
    case 'unknown':
      return { kind: 'plan_change', customerId, subscriptionId, change: null };
  }
}
