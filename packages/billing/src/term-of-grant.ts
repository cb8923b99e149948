import type { Grant } from './subscription.ts';
import type { Term } from './term.ts';

export function termOfGrant({ id, expiresAt }: Grant): Term {
  return { id, status: 'granted', periodEnd: expiresAt, cancelAt: expiresAt, trialEnd: null };
}
