import { circuitBreaker, CircuitState, ConsecutiveBreaker, handleAll } from 'cockatiel';

export type Breaker<Answer> = Readonly<{
  /** A call made now would be withheld. */
  isOpen(): boolean;
  /** The dependency is down as far as we know: also while a probe is under way or due. */
  isTripped(): boolean;
  /** Makes the call unless the breaker is open; while it is, one call at a time is let through as a probe. */
  guard(call: () => Promise<Answer>): Promise<Answer | 'withheld'>;
}>;

export type BreakerOptions<Answer> = Readonly<{
  /** Whether an answer means that the dependency is down. A call that throws means it too. */
  isOutage(answer: Answer): boolean;
  /** Outages in a row until it opens. */
  tolerance?: number;
  probeAfterMs?: number;
  /** The dependency is back. */
  onClose?: () => void;
}>;

/** Counts outages in a row, because a dependency that fails now and then still does its work, and retries cope with that. */
export function createBreaker<Answer>(options: BreakerOptions<Answer>): Breaker<Answer> {
  const { isOutage, tolerance = 5, probeAfterMs = 5000, onClose = () => undefined } = options;
  const policy = circuitBreaker(handleAll.orWhenResult(isOutageAnswer), {
    breaker: new ConsecutiveBreaker(tolerance),
    halfOpenAfter: probeAfterMs,
  });
  let openedAt = 0;
  policy.onBreak(() => {
    openedAt = Date.now();
  });

  policy.onReset(onClose);

  function isOpen(): boolean {
    return (
      policy.state === CircuitState.HalfOpen ||
      (policy.state === CircuitState.Open && Date.now() - openedAt < probeAfterMs)
    );
  }

  return {
    isOpen,
    isTripped: () => policy.state !== CircuitState.Closed,
    guard: async (call) => {
      // The library lets calls wait for the probe under way; an attempt has no time for that.
      if (isOpen()) {
        return 'withheld';
      }
      const { answer } = await policy.execute(async () => {
        const answered = await call();
        return { answer: answered, isOutage: isOutage(answered) };
      });
      return answer;
    },
  };
}

function isOutageAnswer(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'isOutage' in result && result.isOutage === true;
}
