/** Types of the worker's failures: all that Temporal's history and an operator see of what went wrong, in our own words. */
export const failureTypes = {
  stripeUnavailable: 'StripeUnavailable',
  stripeRateLimited: 'StripeRateLimited',
  /** Stripe refuses our key or our request: it heals when somebody mends the configuration. */
  stripeRefused: 'StripeRefused',
  /** An answer that is not what Stripe's API promises; never read as "no subscription". */
  stripeUnintelligible: 'StripeUnintelligible',
  productUnavailable: 'ProductUnavailable',
  productRefused: 'ProductRefused',
  leaseHeld: 'LeaseHeld',
  databaseUnavailable: 'DatabaseUnavailable',
  catalogueMissing: 'CatalogueMissing',
} as const;

export type FailureType = (typeof failureTypes)[keyof typeof failureTypes];
