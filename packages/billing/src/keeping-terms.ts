import { accessOfStatus } from './access-of-status.ts';
import type { Plan } from './catalogue.ts';
import type { SubscriptionReading } from './read-subscription.ts';
import { shownStatus } from './shown-status.ts';
import type { Grant } from './subscription.ts';
import { termOfGrant } from './term-of-grant.ts';
import { termOfSubscription } from './term-of-subscription.ts';
import type { Term } from './term.ts';

export type KeepingFacts = Readonly<{
  readings: readonly SubscriptionReading[];
  /** Grants in force whose plan the catalogue does not have. */
  unlistedGrants: readonly Grant[];
  row: Readonly<{ plan: string; status: string }>;
  /** What listed prices and grants grant; null: nothing. */
  winner: Plan | null;
}>;

/** `shown` is apart from the status, because the row's own must not have a say in which term is chosen: the next decision would choose another. */
export type KeepingTerm = Term & Readonly<{ shown: string }>;

/** The terms of what we cannot judge, and for whose sake the row therefore stays as it is. */
export function keepingTerms({
  readings,
  unlistedGrants,
  row,
  winner,
}: KeepingFacts): readonly KeepingTerm[] {
  const unknown = readings.filter(({ subscription }) => accessOfStatus(subscription.status) === 'unknown');
  const keepStatus = (reading: SubscriptionReading) => ({ ...termOf(reading), shown: row.status });

  // A known grant of less must not take away what the row has from a subscription whose status we do not know.
  if (winner !== null) {
    return unknown
      .filter(({ listed }) => listed.some(({ plan }) => plan.id === row.plan && plan.rank > winner.rank))
      .map(keepStatus);
  }
  return [
    ...unknown.map(keepStatus),
    ...[...readings.filter(isPaidAtOneUnlistedPrice).map(termOf), ...unlistedGrants.map(termOfGrant)].map(
      (term) => ({ ...term, shown: term.status }),
    ),
  ];
}

// Beside a listed price an unlisted one is most likely an add-on that nobody ignored yet: it must not prolong the plan.
function isPaidAtOneUnlistedPrice({ subscription, listed, unlisted }: SubscriptionReading): boolean {
  const access = accessOfStatus(subscription.status);
  const prices = new Set(unlisted.map(({ priceId }) => priceId));
  return (access === 'granted' || access === 'grace') && listed.length === 0 && prices.size === 1;
}

function termOf({ subscription }: SubscriptionReading): Term {
  return { ...termOfSubscription(subscription, subscription.items), status: shownStatus(subscription) };
}
