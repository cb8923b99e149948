import type {
  AnnounceIncidentInput,
  IncidentNotice,
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
  /** Accounts whose facts decide differently by now, and a probe while the product is down; each with a ticket drawn for its intention. */
  drawDueIntentions(limit: number): Promise<readonly Readonly<{ ref: string; ticket: string }>[]>;
}>;

/** To settle one account, by a ticket drawn before. */
export type Intention = Readonly<{ ref: string; ticket: string }>;

/** The next accounts that an older catalogue decided, in the order of their refs. */
type OutdatedBatch = Readonly<{
  version: number;
  /** Those that the active catalogue concerns, each with a ticket drawn for its intention. */
  intentions: readonly Intention[];
  /** How many it does not concern; they are marked as decided by it. */
  accepted: number;
  /** The last one seen; null: there are no more. */
  next: string | null;
  /** How many may be settled a second. */
  perSecond: number;
}>;

export type PendingBatch = Pick<OutdatedBatch, 'intentions' | 'next' | 'perSecond'>;

export type CatalogueActivities = Readonly<{
  drawOutdatedIntentions(position: Readonly<{ after: string; limit: number }>): Promise<OutdatedBatch>;
  /** The next accounts that owe the product a push, whatever the reason. */
  drawPendingIntentions(position: Readonly<{ after: string; limit: number }>): Promise<PendingBatch>;
}>;

export type CatchUpActivities = Readonly<{
  /** Starts the events that Stripe could not deliver since the last look. */
  catchUp(): Promise<Readonly<{ started: number }>>;
}>;

/** What one walk found. */
export type Reconciled = Readonly<{
  /** Accounts that are as Stripe says, here and at the product. */
  agreed: number;
  /** Accounts that were pushed again, because the product held something else. */
  repaired: number;
  /** Accounts that could not be compared: somebody else was settling them, or they need somebody's attention. */
  left: number;
}>;

export type ReconcileActivities = Readonly<{
  /** Goes on from where the last walk ended, for a few minutes at most. */
  reconcile(): Promise<Reconciled>;
}>;

export type IncidentActivities = Readonly<{
  /**
   * Marks and posts what is not told of the incident; null if all is. `refused`: marked before, and Slack refused it then. Its own failures
   * come from before the post.
   */
  announceIncident(
    input: AnnounceIncidentInput & Readonly<{ refused: IncidentNotice['phase'] | null }>,
  ): Promise<IncidentNotice | null>;
  /** Starts `incident/<id>` for each incident that is not told. */
  announceIncidents(): Promise<Readonly<{ started: number }>>;
  /** Null: nothing is open. */
  postDigest(): Promise<IncidentNotice['posted'] | null>;
}>;

/** `link` is the intention that a newly linked customer makes: the account must be settled for it. */
export type Clicked<Result> = Readonly<{ result: Result; link: Readonly<{ ticket: string }> | null }>;

export type ClickActivities = Readonly<{
  openCheckout(input: OpenCheckoutInput): Promise<Clicked<OpenCheckoutResult>>;
  openPortal(input: OpenPortalInput): Promise<OpenPortalResult>;
}>;
