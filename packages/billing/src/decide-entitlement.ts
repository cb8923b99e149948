import type { Catalogue } from './catalogue.ts';
import type { Entitlement, EntitlementDecision, EntitlementRow, IncidentFinding } from './entitlement.ts';
import { fallbackEntitlement } from './fallback-entitlement.ts';
import { findTrouble } from './find-trouble.ts';
import { grantedEntitlement } from './granted-entitlement.ts';
import { isBefore } from './is-before.ts';
import { isLiveStatus } from './is-live-status.ts';
import { keepingTerms } from './keeping-terms.ts';
import { keptEntitlement } from './kept-entitlement.ts';
import { longestTerm } from './longest-term.ts';
import { readSubscription } from './read-subscription.ts';
import { sourceOfGrant } from './source-of-grant.ts';
import { sourcesOfSubscription } from './sources-of-subscription.ts';
import { statusWithoutPlan } from './status-without-plan.ts';
import type { Grant, SubscriptionSnapshot } from './subscription.ts';
import { wholeSeconds } from './whole-seconds.ts';
import { winningPlan } from './winning-plan.ts';

export type EntitlementFacts = Readonly<{
  catalogue: Catalogue;
  /** Of all customers of the account, each once; those that are over may be left out. */
  subscriptions: readonly SubscriptionSnapshot[];
  grants: readonly Grant[];
  row: EntitlementRow;
  /** ISO 8601 in UTC. */
  now: string;
}>;

/** What decides the plan: total, and the same whatever the order of what was read. */
export function decideEntitlement(facts: EntitlementFacts): EntitlementDecision {
  const verdict = decideAt(facts);
  return { ...verdict, recheckAt: nextChange(facts, verdict), trialSeen: isTrialSeen(facts) };
}

type Verdict = Readonly<{ entitlement: Entitlement; findings: readonly IncidentFinding[] }>;

function decideAt({ catalogue, subscriptions, grants, row, now }: EntitlementFacts): Verdict {
  const readings = subscriptions
    .filter(({ status }) => isLiveStatus(status))
    .flatMap((subscription) => readSubscription(catalogue, subscription) ?? []);
  const grantsInForce = grants.filter(({ expiresAt }) => isBefore(now, expiresAt));
  const unlistedGrants = grantsInForce.filter((grant) => sourceOfGrant(catalogue, grant) === null);

  const sources = [
    ...readings.flatMap(sourcesOfSubscription).filter(({ until }) => until === null || isBefore(now, until)),
    ...grantsInForce.flatMap((grant) => sourceOfGrant(catalogue, grant) ?? []),
  ];
  const winner = winningPlan(sources);
  const kept = longestTerm(keepingTerms({ readings, unlistedGrants, row, winner }));

  const entitlement =
    (kept && keptEntitlement(catalogue, row, kept)) ??
    (winner && grantedEntitlement(winner, sources)) ??
    fallbackEntitlement(catalogue, statusWithoutPlan(readings));
  return { entitlement, findings: findTrouble(readings, unlistedGrants) };
}

/** Only grace periods and grants end by time alone; and most ends change nothing, because something else grants as much. */
function nextChange(facts: EntitlementFacts, verdict: Verdict): string | null {
  const { plan, status, seats } = verdict.entitlement;
  const row = { plan, status, seats, entitlement: verdict.entitlement };
  const changes = (now: string) => !isSame(decideAt({ ...facts, row, now }), verdict);
  return endsOf(facts).find((end) => isBefore(facts.now, end) && changes(end)) ?? null;
}

function endsOf({ catalogue, subscriptions, grants }: EntitlementFacts): readonly string[] {
  const graceEnds = subscriptions
    .flatMap((subscription) => readSubscription(catalogue, subscription) ?? [])
    .flatMap((reading) => sourcesOfSubscription(reading).flatMap(({ until }) => until ?? []));
  return [...graceEnds, ...grants.map(({ expiresAt }) => expiresAt)].map(wholeSeconds).toSorted();
}

function isSame(a: Verdict, b: Verdict): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isTrialSeen({ catalogue, subscriptions }: EntitlementFacts): boolean {
  return subscriptions.some(
    (subscription) =>
      (subscription.trialEnd !== null || subscription.status === 'trialing') &&
      readSubscription(catalogue, subscription) !== null,
  );
}
