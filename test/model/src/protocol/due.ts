/** `recheck_at`: none, a date of the protocol's own that may come any time, or the end of the grace period. */
export const due = { never: 0, anyTime: 1, atGraceEnd: 2 } as const;
export type Due = (typeof due)[keyof typeof due];
