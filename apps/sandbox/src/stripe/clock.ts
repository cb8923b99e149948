import type { Store } from '../state/journal.ts';

/** The API call that the running change is due to, as an event names it. */
type Cause = Readonly<{ id: string; idempotency_key: string | null }>;

export type Clock = Readonly<{
  /** Seconds of Stripe's time: real time and what control moved it by, or the moment that is being worked off. */
  now(): number;
  /** Milliseconds of real time, for signatures, retries and whatever else a moved clock must not touch. */
  realNow(): number;
  /** Runs as if it were that time. */
  pinned<Result>(atSeconds: number, run: () => Result): Result;
  /** Moves Stripe's time forward; the objects are not changed by that alone. */
  moveTo(atSeconds: number): void;
  /** Runs for an API call, so that its events name it. Every change here is synchronous, so there is only one at a time. */
  causedBy<Result>(cause: Cause, run: () => Result): Result;
  cause(): Cause | null;
}>;

export function createClock(store: Store, now: () => Date): Clock {
  const offsets = store.kind('clock');
  const offset = () => {
    const stored = offsets.get('offset');
    return typeof stored === 'number' ? stored : 0;
  };
  const realSeconds = () => Math.floor(now().getTime() / 1000);
  let pin: number | null = null;
  let cause: Cause | null = null;
  return {
    now: () => pin ?? realSeconds() + offset(),
    realNow: () => now().getTime(),
    pinned: (atSeconds, run) => {
      const before = pin;
      pin = atSeconds;
      try {
        return run();
      } finally {
        pin = before;
      }
    },
    moveTo: (atSeconds) => store.put('clock', 'offset', Math.max(offset(), atSeconds - realSeconds())),
    causedBy: (given, run) => {
      const before = cause;
      cause = given;
      try {
        return run();
      } finally {
        cause = before;
      }
    },
    cause: () => cause,
  };
}
