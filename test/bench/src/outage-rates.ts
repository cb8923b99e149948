/**
 * A second, beside what the command line says. What is scaled: a day's changes come within minutes, so that more is under way at once than in a
 * real day; the worker's back-off (10 s to 10 minutes) and breaker (a probe every 5 s) are as ever. Two workers share Stripe's budget, and the
 * drain must leave some of it to fresh events.
 */
export const outageRates = {
  probes: 2,
  /** Of each of the two workers. */
  stripeRps: 15,
} as const;
