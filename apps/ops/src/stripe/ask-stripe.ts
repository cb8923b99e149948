import Stripe from 'stripe';
import type { z } from 'zod';
import { ExplainedError } from '../explained-error.ts';
import { PassingError } from '../passing-error.ts';
import { patiently } from '../patiently.ts';

/** One call, repeated while Stripe's trouble may pass. Only what fits the schema is believed: half an answer is none. */
export async function askStripe<Answer>(
  schema: z.ZodType<Answer>,
  call: () => Promise<unknown>,
): Promise<Answer> {
  return patiently(async () => {
    const answer = schema.safeParse(await call().catch(explain));
    if (!answer.success) {
      throw new PassingError('Stripe’s answer was not one of its API, several times: run this again later.');
    }
    return answer.data;
  });
}

function explain(cause: unknown): never {
  const { errors } = Stripe;
  if (!(cause instanceof errors.StripeError)) {
    throw cause;
  }
  if (cause instanceof errors.StripeAuthenticationError || cause instanceof errors.StripePermissionError) {
    throw new ExplainedError(
      'Stripe refuses our key: check STRIPE_SECRET_KEY and that it may read customers.',
      { cause },
    );
  }
  if (cause instanceof errors.StripeRateLimitError) {
    throw new PassingError('Stripe limits our rate of requests: run this again later.', {
      retryAfterMs: Number(cause.headers?.['retry-after'] ?? 1) * 1000 || 1000,
      cause,
    });
  }
  if (cause instanceof errors.StripeConnectionError || cause instanceof errors.StripeAPIError) {
    throw new PassingError('Stripe did not answer, several times: run this again when it does.', { cause });
  }
  throw new ExplainedError(`Stripe refused a request (${[cause.statusCode, cause.code].join(', ')}).`, {
    cause,
  });
}
