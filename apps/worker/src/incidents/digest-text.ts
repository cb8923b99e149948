import type { OpenIncidentSummary } from '@planbridge/accounts';

/** The daily message; null: nothing is open, so nothing is said. */
export function digestText({ total, oldest }: OpenIncidentSummary): string | null {
  if (total === 0) {
    return null;
  }
  const lines = oldest.map(
    ({ kind, ref, openedAt }) =>
      `• \`${kind}\`${ref === null ? '' : `, account ${ref}`}, since ${openedAt.toISOString().slice(0, 16)}Z`,
  );
  const rest = total > oldest.length ? [`… and ${total - oldest.length} more`] : [];
  return [`${total} ${total === 1 ? 'incident is' : 'incidents are'} open:`, ...lines, ...rest].join('\n');
}
