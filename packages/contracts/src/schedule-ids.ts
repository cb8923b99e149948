/** Schedules of the namespace, all with overlap SKIP. */
export const scheduleIds = {
  recheck: 'recheck',
  /** Starts the events that Stripe could not deliver. */
  catchUp: 'catch-up',
  /** Compares each account with Stripe and the product, once a day. */
  reconcile: 'reconcile',
  /** Has the accounts settled that an older catalogue decided. */
  catalogue: 'catalogue',
  /** Starts the announcements that a crash has lost. */
  announce: 'announce',
  /** Once a day: what is open. */
  digest: 'digest',
} as const;
