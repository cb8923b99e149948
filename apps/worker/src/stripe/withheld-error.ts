/** A request that was never sent to Stripe, by our own decision. Its message is ours, so it may stand in a history. */
export class WithheldError extends Error {
  override readonly name = 'WithheldError';
  readonly reason: 'down' | 'budget';

  constructor(reason: 'down' | 'budget') {
    super(
      reason === 'down'
        ? 'Stripe is down; nothing is asked of it until one request has succeeded.'
        : 'The budget of requests to Stripe (STRIPE_RPS) is used up for now.',
    );
    this.reason = reason;
  }
}
