/**
 * Facts are a set of changes, a bit each: `now` holds those that have happened, and what an attempt read holds those that it saw. So "read no
 * earlier" is "holds every bit", also where a page or a statement saw one change and missed an earlier one.
 */
export const facts = {
  /** Stripe's changes, in the order in which they happen; with several pages, one on each. */
  firstChange: 1,
  secondChange: 2,
  link: 4,
  catalogue: 8,
  /** What somebody else wrote to the product. */
  foreign: 16,
  /** Nothing was ever decided or applied. */
  nothing: 32,
} as const;
