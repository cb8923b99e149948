/** What must be true in every reachable state, by name. The property tests and mutations of the production code use the same names. */
export const properties = {
  'converges-when-quiet':
    'When every intention has ended and nothing is due, the row is what Stripe, the links and the catalogue say now, and the product holds the row.',
  'quiet-stays-in-reach': 'From every state a quiet one can be reached: nothing is stuck for good.',
  'pending-push-has-a-keeper':
    'While a push is pending, an intention is open for the account or the row has a date at which one will be made.',
  'product-never-steps-back':
    'The product’s revision only grows, and what replaces its content was read no earlier from Stripe, links and catalogue.',
  'superseded-attempt-writes-nothing': 'An attempt that lost its lease changes nothing in the row.',
  'covered-means-read-and-acknowledged':
    'A ticket counts as covered only when Stripe was read after it was drawn and the product has acknowledged the outcome.',
  'link-never-covered-by-older-read': 'Nothing counts as covered by a read of the customers before a link.',
  'catalogue-never-covered-by-older-read':
    'Nothing counts as covered by a decision of an older catalogue version.',
  'pending-cleared-only-by-acknowledgement':
    'push_pending is cleared only after the product has acknowledged that very revision since the push was last demanded.',
  'acknowledged-event-is-answered':
    'An intention ends settled only when covered, and otherwise only with an open incident that explains it.',
  'product-is-never-ahead':
    'The product refuses the push of an attempt that holds the lease only between a restore and the end of its procedure.',
  'no-false-alarm': 'When quiet, no incident says that the product is ahead.',
} as const;

export type Property = keyof typeof properties;
