import { DelegateBackoff, handleType, retry } from 'cockatiel';
import { PassingError } from './passing-error.ts';

const firstMs = 500;

/** Doubling, unless we were told when to come back. */
const policy = retry(handleType(PassingError), {
  maxAttempts: 4,
  backoff: new DelegateBackoff(({ attempt, result }) =>
    Math.max(firstMs * 2 ** (attempt - 1), 'error' in result ? retryAfterMs(result.error) : 0),
  ),
});

/** Makes a call again that failed with a PassingError, a few times. */
export const patiently = <Result>(call: () => Promise<Result>): Promise<Result> => policy.execute(call);

function retryAfterMs(error: Error): number {
  return error instanceof PassingError ? error.retryAfterMs : 0;
}
