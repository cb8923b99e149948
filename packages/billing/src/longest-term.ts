import type { Term } from './term.ts';

/**
 * Of several terms with the same plan the one that speaks for the account: an account with one subscription that goes on is not ending,
 * and one that is paid is not past due. The id comes last, so that the order in which Stripe lists them never matters.
 */
export function longestTerm<Kind extends Term>(terms: readonly Kind[]): Kind | null {
  return terms.toSorted(compare)[0] ?? null;
}

function compare(a: Term, b: Term): number {
  return (
    compareEnds(a.cancelAt, b.cancelAt) ||
    Number(a.status === 'past_due') - Number(b.status === 'past_due') ||
    compareEnds(a.periodEnd, b.periodEnd) ||
    compareText(a.id, b.id)
  );
}

/** The later end first, and no end at all before any. */
function compareEnds(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null);
  return compareText(b, a);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
