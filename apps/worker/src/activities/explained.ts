import { asFailure } from '../failure.ts';
import type { SettleDependencies } from '../settle/dependencies.ts';
import { stripeFailure } from '../stripe/stripe-failure.ts';

/** What leaves an activity stands in a history, so every error leaves as one of our failures; the log keeps its kind and place. */
export async function explained<Result>(
  { log }: Pick<SettleDependencies, 'log'>,
  knownRef: string | null,
  run: (concerns: (ref: string) => void) => Promise<Result>,
): Promise<Result> {
  let ref = knownRef;
  try {
    return await run((accountRef) => {
      ref = accountRef;
    });
  } catch (error) {
    const failure = asFailure(stripeFailure(error) ?? error, ref);
    const unexpected = failure.type === 'Unexpected' && error instanceof Error;
    // Only the kind and the stack's places: a message may hold a remote system's words.
    log.warn(
      {
        ref,
        type: failure.type,
        ...(unexpected ? { error: error.name, at: placesOf(error) } : {}),
      },
      failure.message,
    );
    throw failure;
  }
}

// A stack begins with the message, which may have several lines.
function placesOf({ stack = '' }: Error): readonly string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5);
}
