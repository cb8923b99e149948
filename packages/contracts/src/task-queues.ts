/**
 * One queue per kind of urgency: a click never waits behind a burst of events, and `retries` alone carries Temporal's rate limit
 * (`PUSH_RPS`), which paces the drain after an outage without slowing fresh events.
 */
export const taskQueues = {
  checkout: 'checkout',
  events: 'events',
  retries: 'retries',
  maintenance: 'maintenance',
} as const;
