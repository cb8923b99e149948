import { accessOfStatus } from './access-of-status.ts';
import type { decidedIncidentKinds } from './decided-incident-kinds.ts';
import type { IncidentFinding } from './entitlement.ts';
import type { SubscriptionReading } from './read-subscription.ts';
import type { Grant } from './subscription.ts';

/** `readings` are of live subscriptions only: what is over needs nobody's attention. A grant's plan has no price, so its own id is named. */
export function findTrouble(
  readings: readonly SubscriptionReading[],
  unlistedGrants: readonly Grant[],
): readonly IncidentFinding[] {
  const statuses = readings.map(({ subscription }) => subscription.status);
  const unlisted = readings.flatMap((reading) => reading.unlisted.map(({ priceId }) => priceId));
  const ids = readings.map(({ subscription }) => subscription.id).toSorted();
  return [
    ...findingsOf('unknown-price', [...unlisted, ...unlistedGrants.map(({ id }) => id)]),
    ...findingsOf(
      'unknown-status',
      statuses.filter((status) => accessOfStatus(status) === 'unknown'),
    ),
    ...findingsOf('two-live-subscriptions', ids.length > 1 ? [ids.join(' ')] : []),
  ];
}

type DecidedKind = (typeof decidedIncidentKinds)[number];

function findingsOf(kind: DecidedKind, subjects: readonly string[]): readonly IncidentFinding[] {
  return [...new Set(subjects)].toSorted().map((subject) => ({ kind, subject }));
}
