/** How far a change at the product, made by somebody else, has been noticed. */
export const drift = { none: 0, happened: 1, seen: 2, repaired: 3, gone: 4 } as const;
