import type { StripeShare } from './stripe-budget.ts';

export type EndpointBucket = Readonly<{
  /** Takes a token, or answers how many milliseconds to wait before asking again; 0: taken. */
  tryTake(share: StripeShare): number;
  slowDown(holdMs: number): void;
}>;

/** A burst on top of the rate stays within Stripe's 25 a second where the rate is the default 20. */
const burstSeconds = 0.25;
const recoverySeconds = 60;

/** Kept in the bucket for clicks, so that one never waits behind the events of a burst. */
const keptForClicks = 1;
const maintenanceShare = 0.2;

/** A token bucket for one endpoint. `now` in milliseconds. */
export function createEndpointBucket(rps: number, now: () => number): EndpointBucket {
  const capacity = Math.max(1 + keptForClicks, rps * burstSeconds);
  let rate = rps;
  let tokens = capacity;
  let maintenance = 1;
  let filledAt = now();

  function fill(): void {
    const seconds = Math.max(0, now() - filledAt) / 1000;
    if (seconds === 0) {
      return;
    }
    filledAt = now();
    tokens = Math.min(capacity, tokens + seconds * rate);
    maintenance = Math.min(1, maintenance + seconds * rate * maintenanceShare);
    rate = Math.min(rps, rate + (seconds / recoverySeconds) * rps);
  }

  return {
    tryTake: (share) => {
      fill();
      const missing = 1 + (share === 'click' ? 0 : keptForClicks) - tokens;
      const missingMaintenance = share === 'maintenance' ? (1 - maintenance) / maintenanceShare : 0;
      const wait = Math.max(missing, missingMaintenance) / rate;
      if (wait > 1e-9) {
        return Math.max(1, Math.ceil(Math.max(wait * 1000, filledAt - now())));
      }
      tokens -= 1;
      maintenance -= share === 'maintenance' ? 1 : 0;
      return 0;
    },
    slowDown: (holdMs) => {
      fill();
      rate = Math.max(rps / 16, rate / 2);
      tokens = 0;
      // Filling begins when the hold is over.
      filledAt = Math.max(filledAt, now() + holdMs);
    },
  };
}
