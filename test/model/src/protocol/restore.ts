/** How far a restore of the database has come; `resumed` is the end of its procedure. */
export const restore = { notBackedUp: 0, backedUp: 1, restored: 2, resumed: 3 } as const;
