import Stripe from 'stripe';

const { errors } = Stripe;

type Refusal = Readonly<{
  message: string;
  code?: string;
  param?: string | undefined;
  status?: number;
}>;

/** A refused request as the SDK itself has it, so what is thrown here is what a caller catches. */
export function refusal({ message, code, param, status = 400 }: Refusal): Stripe.errors.StripeError {
  return new errors.StripeInvalidRequestError({
    type: 'invalid_request_error',
    message,
    statusCode: status,
    ...(code === undefined
      ? {}
      : { code, doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` }),
    ...(param === undefined ? {} : { param }),
  });
}
