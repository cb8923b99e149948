import type { Account } from './api-types.ts';

const states: Readonly<Record<Account['state'], true>> = {
  settled: true,
  syncing: true,
  pending_payment: true,
  needs_attention: true,
};

/** All of them, so that the type can be believed; a field that the document gets is missed here by the compiler. */
const fields: Readonly<Record<keyof Account, (value: unknown) => boolean>> = {
  account_id: isText,
  plan: isText,
  status: isText,
  seats: Number.isInteger,
  features: (value) => Array.isArray(value) && value.every(isText),
  current_period_end: isTime,
  cancel_at: isTime,
  trial_end: isTime,
  state: (value) => isText(value) && Object.hasOwn(states, value),
  revision: Number.isInteger,
};

/** Tells the gateway's answer from one of something in between. */
export function isAccount(answer: unknown): boolean {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    Object.entries(fields).every(([field, isSo]) => isSo(Reflect.get(answer, field)))
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTime(value: unknown): boolean {
  return value === null || (isText(value) && !Number.isNaN(Date.parse(value)));
}
