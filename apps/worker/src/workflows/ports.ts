import type {
  OpenCheckoutInput,
  OpenCheckoutResult,
  OpenPortalInput,
  OpenPortalResult,
  SettleEventInput,
  Settlement,
} from '@planbridge/contracts';

/** An intention: to settle the account that an event concerns, or one account by a ticket drawn before. */
export type SettleRequest =
  | Readonly<{ kind: 'event'; event: SettleEventInput }>
  | Readonly<{ kind: 'account'; ref: string; ticket: string }>;

export type SettlementActivities = Readonly<{
  /**
   * One attempt, from reading Stripe to the product's acknowledgement; it is one activity so that nothing Stripe said enters a history. Fails
   * retryably with one of `failureTypes` and the account's ref, if known, as its detail.
   */
  settleAccount(request: SettleRequest): Promise<Settlement>;
}>;

export type RecheckActivities = Readonly<{
  /** Accounts whose facts decide differently by now, each with a ticket drawn for its intention. */
  drawDueIntentions(limit: number): Promise<readonly Readonly<{ ref: string; ticket: string }>[]>;
}>;

/** `link` is the intention that a newly linked customer makes: the account must be settled for it. */
export type Clicked<Result> = Readonly<{ result: Result; link: Readonly<{ ticket: string }> | null }>;

export type ClickActivities = Readonly<{
  openCheckout(input: OpenCheckoutInput): Promise<Clicked<OpenCheckoutResult>>;
  openPortal(input: OpenPortalInput): Promise<OpenPortalResult>;
}>;
