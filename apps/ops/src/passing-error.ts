import { ExplainedError } from './explained-error.ts';

/** A trouble elsewhere that may pass: worth another try after a while, and shown to the operator if it does not. */
export class PassingError extends ExplainedError {
  readonly retryAfterMs: number;

  constructor(
    message: string,
    { retryAfterMs = 0, cause }: Readonly<{ retryAfterMs?: number; cause?: unknown }> = {},
  ) {
    super(message, { cause });
    this.retryAfterMs = retryAfterMs;
  }
}
