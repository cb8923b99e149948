/** Who waits for a request: somebody in front of a browser, an event, or nobody. */
export type StripeShare = 'click' | 'settlement' | 'maintenance';

export type StripeBudget = Readonly<{
  /** Resolves when a request may be sent; rejects when the signal says that it is no longer wanted. */
  take(endpoint: string, share: StripeShare, signal: AbortSignal): Promise<void>;
  /** Stripe has answered 429: sends nothing for so long, then half as much as before, and the full rate again within a minute. */
  slowDown(endpoint: string, holdMs: number): void;
}>;
