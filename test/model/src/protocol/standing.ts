/** Where an intention stands. */
export const standing = { unborn: 0, open: 1, settled: 2, needsAttention: 3, gaveUp: 4 } as const;
export type Standing = (typeof standing)[keyof typeof standing];
