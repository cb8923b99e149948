import { failureTypes } from '@planbridge/contracts';
import type { ApplicationFailure } from '@temporalio/common';
import Stripe from 'stripe';
import { z } from 'zod';
import { failure } from '../failure.ts';
import { outageFailure } from '../outage-failure.ts';
import { WithheldError } from './withheld-error.ts';

/** What Stripe's errors mean to us. All of them heal by themselves or by somebody's hand, so all are retried. */
export function stripeFailure(error: unknown): ApplicationFailure | null {
  if (error instanceof z.ZodError) {
    return failure(failureTypes.stripeUnintelligible, 'Stripe’s answer lacks what its API promises.');
  }
  if (!(error instanceof Stripe.errors.StripeError)) {
    return null;
  }
  const { errors } = Stripe;
  if (error.code === 'unintelligible_answer') {
    return failure(failureTypes.stripeUnintelligible, 'Stripe’s answer was not one of its API.');
  }
  if (error instanceof errors.StripeRateLimitError) {
    return failure(failureTypes.stripeRateLimited, 'Stripe limits our rate of requests.', {
      retryAfterMs: retryAfterMs(error),
    });
  }
  if (error instanceof errors.StripeAuthenticationError || error instanceof errors.StripePermissionError) {
    return failure(
      failureTypes.stripeRefused,
      'Stripe refuses our key; check STRIPE_SECRET_KEY and its permissions.',
    );
  }
  if (error instanceof errors.StripeConnectionError) {
    if (error.detail instanceof WithheldError) {
      const { reason, message } = error.detail;
      return reason === 'down'
        ? outageFailure(failureTypes.stripeUnavailable, message)
        : failure(failureTypes.stripeRateLimited, message);
    }
    return failure(failureTypes.stripeUnavailable, 'Stripe could not be reached.');
  }
  if (error instanceof errors.StripeAPIError) {
    return failure(
      failureTypes.stripeUnavailable,
      `Stripe answered with an error of its own (${error.statusCode ?? 'no status'}).`,
    );
  }
  return failure(
    failureTypes.stripeRefused,
    `Stripe refused a request (${[error.statusCode, error.code, error.param, error.requestId].filter(isCode).join(', ')}).`,
  );
}

/** Stripe's codes, names of parameters and ids; anything else in their place is words. */
function isCode(text: string | number | undefined): boolean {
  return text !== undefined && /^[\w.[\]-]{1,80}$/.test(String(text));
}

function retryAfterMs(error: Stripe.errors.StripeError): number | undefined {
  const seconds = Number(error.headers?.['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 600) * 1000 : undefined;
}

/** The object does not exist at Stripe, or not for our key. */
export function isMissing(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing';
}
