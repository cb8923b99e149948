import type { Account } from './account.ts';

export function isInArrears({ status }: Account): boolean {
  return status === 'past_due' || status === 'unpaid';
}
