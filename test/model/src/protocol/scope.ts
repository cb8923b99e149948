/** Why an account is to be settled. Events of the first and second change of Stripe; the others as their names say. */
export type IntentionKind =
  'event-1' | 'event-2' | 'sync' | 'recheck' | 'link' | 'catalogue' | 'drift' | 'restored';

/** What a run explores. */
export type Scope = Readonly<{
  /** One attempt at a time is alive for each. Those that end and come again any number of times: sync and recheck. */
  intentions: readonly IntentionKind[];
  /** Those that end unsettled when an attempt of theirs failed. The others retry for as long as it takes. */
  givingUp: readonly IntentionKind[];
  /** Attempts whose process died or stalled, at the same time; how many in all is not limited. */
  zombies: number;
  /** Abandoned pushes that may still land, at the same time. */
  latePushes: number;
  /** The product compares revisions. Where it does not, a lease is trusted to outlive its attempt and its push. */
  fenced: boolean;
  /** The second change takes back the first. */
  undoing: boolean;
  /** Stripe is read in two requests. */
  paged: boolean;
  /** The first change starts a grace period; the second is its end, of which no event tells. */
  grace: boolean;
  /** The account is new: the product has never heard of it. */
  fresh: boolean;
}>;
