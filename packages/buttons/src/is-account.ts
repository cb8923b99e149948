import type { Account } from './account.ts';

/** Tells the gateway's answer from one of something in between; the fields that nothing here reads are the gateway's word. */
export function isAccount(answer: unknown): answer is Account {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'plan' in answer &&
    typeof answer.plan === 'string' &&
    'status' in answer &&
    typeof answer.status === 'string' &&
    'state' in answer &&
    typeof answer.state === 'string'
  );
}
