import Stripe from 'stripe';
import { inputError } from '../../http/input-error.ts';

/** A refusal of Stripe's, in the words that controls answer with. */
export function explained<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    throw error instanceof Stripe.errors.StripeError
      ? inputError(error.message, error.statusCode ?? 400)
      : error;
  }
}
