import { randomBytes } from 'node:crypto';

/** An id as Stripe makes them: a prefix that says what it is, and letters and digits. */
export function newId(prefix: string, length = 24): string {
  const letters = randomBytes(length * 2)
    .toString('base64')
    .replaceAll(/[^A-Za-z0-9]/g, '');
  return `${prefix}_${letters.slice(0, length)}`;
}
