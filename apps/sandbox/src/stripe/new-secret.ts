import { newId } from './new-id.ts';

/** A webhook's signing secret in Stripe's form. */
export function newSecret(): string {
  return newId('whsec', 32);
}
