import type { Answer, CheckoutLink } from '@planbridge/client';

/** How often each outcome came. */
export function outcomesOf(answers: readonly Answer<CheckoutLink>[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const answer of answers) {
    const outcome = answer.ok ? answer.value.kind : `${answer.problem.status} ${answer.problem.type}`;
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}
