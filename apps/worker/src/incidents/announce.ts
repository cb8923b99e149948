/** An incident that somebody should be told of, with the ref of the account it is about. */
export type UnannouncedIncident = Readonly<{ id: string; ref: string | null }>;

/** Has somebody told, some time: returns at once and never throws, because it must not delay or fail a settlement. */
export type Announce = (incidents: readonly UnannouncedIncident[]) => void;
