/** Where an attempt stands: named by what was done last. */
export const phase = {
  idle: 0,
  claimed: 1,
  customersRead: 2,
  versionRead: 3,
  firstPageRead: 4,
  stripeRead: 5,
  pushSent: 6,
  acknowledged: 7,
  conflicted: 8,
  failed: 9,
} as const;
export type Phase = (typeof phase)[keyof typeof phase];
