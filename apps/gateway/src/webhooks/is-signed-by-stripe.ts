import Stripe from 'stripe';

type Delivery = Readonly<{ body: Buffer; header: string; secrets: readonly string[]; now: number }>;

/** Stripe's own libraries allow a delivery this age; we hold the future to it too, which theirs do not. */
const toleranceSeconds = 300;

/** Snapshot and thin events are signed alike. Whatever the library throws at bytes from anybody means the same: not signed. */
export function isSignedByStripe({ body, header, secrets, now }: Delivery): boolean {
  return isTimely(header, now) && secrets.some((secret) => isSignedWith(secret, { body, header, now }));
}

function isSignedWith(secret: string, { body, header, now }: Omit<Delivery, 'secrets'>): boolean {
  try {
    // Its rule on age uses the header's last timestamp and its own reading of it; `isTimely` has been stricter already.
    return (
      Stripe.webhooks.signature?.verifyHeader(body, header, secret, toleranceSeconds, undefined, now) ?? false
    );
  } catch {
    return false;
  }
}

function isTimely(header: string, now: number): boolean {
  const timestamps = header.split(',').filter((part) => part.startsWith('t='));
  const seconds = /^t=(\d{1,12})$/.exec(timestamps[0] ?? '')?.[1];
  return (
    timestamps.length === 1 &&
    seconds !== undefined &&
    Math.abs(Math.floor(now / 1000) - Number(seconds)) <= toleranceSeconds
  );
}
