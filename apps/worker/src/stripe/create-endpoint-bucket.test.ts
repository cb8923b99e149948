import { createEndpointBucket } from './create-endpoint-bucket.ts';
import type { StripeShare } from './stripe-budget.ts';

/** A bucket on a clock that the test moves, in milliseconds. */
function setup({ rps = 20 } = {}) {
  let now = 0;
  const bucket = createEndpointBucket(rps, () => now);
  /** How many requests of the share are sent within so long by somebody who always has another. */
  const sent = (share: StripeShare, ms: number) => {
    let count = 0;
    for (const end = now + ms; now < end; now += 1) {
      while (bucket.tryTake(share) === 0) {
        count += 1;
      }
    }
    return count;
  };
  /** Sends all that may be sent now; answers how long to wait for the next. */
  const drain = (share: StripeShare) => {
    for (;;) {
      const wait = bucket.tryTake(share);
      if (wait > 0) {
        return wait;
      }
    }
  };
  return {
    bucket,
    sent,
    drain,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

test('sends no more than 25 in any second at the default rate, which is Stripe’s own limit', () => {
  const { sent } = setup();
  expect(sent('click', 1000)).toBeLessThanOrEqual(25);
});

test.each<[StripeShare, number]>([
  ['click', 20],
  ['settlement', 20],
  ['maintenance', 4],
])('sends requests of the share %s at %d a second in the long run', (share, perSecond) => {
  const { sent } = setup();
  sent(share, 1000);
  expect(Math.abs(sent(share, 60_000) - 60 * perSecond)).toBeLessThanOrEqual(2);
});

test('keeps a request for a click, however many settlements wait', () => {
  const { bucket, sent, drain } = setup();
  sent('settlement', 10_000);
  drain('settlement');
  expect(bucket.tryTake('click')).toBe(0);
});

test('maintenance leaves four fifths to the others', () => {
  const { bucket, sent, drain } = setup();
  sent('maintenance', 10_000);
  drain('maintenance');
  expect(bucket.tryTake('settlement')).toBe(0);
});

test('says how long to wait, and keeps its word', () => {
  const { bucket, drain, pass } = setup();
  const wait = drain('settlement');
  pass(wait - 2);
  expect(bucket.tryTake('settlement')).toBeGreaterThan(0);
  pass(2);
  expect(bucket.tryTake('settlement')).toBe(0);
});

test('after a 429 sends nothing for as long as told, then at half the rate, and the full one after a minute', () => {
  const { bucket, sent } = setup();
  bucket.slowDown(3000);
  expect(sent('click', 3000)).toBe(0);
  const slow = sent('click', 5000);
  expect(slow).toBeGreaterThan(40);
  expect(slow).toBeLessThan(70);
  sent('click', 60_000);
  expect(sent('click', 10_000)).toBeGreaterThanOrEqual(199);
});

test('never falls silent, whatever the number of 429s', () => {
  const { bucket, sent } = setup();
  for (let refusal = 0; refusal < 50; refusal += 1) {
    bucket.slowDown(0);
  }
  expect(sent('click', 2000)).toBeGreaterThan(0);
});

test('sends settlements also where the rate is tiny', () => {
  const { sent } = setup({ rps: 0.5 });
  sent('settlement', 10_000);
  expect(sent('settlement', 60_000)).toBeGreaterThanOrEqual(29);
});
