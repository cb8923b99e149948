/** How far it has come: `after` is the last account's ref; `done` are settled or need somebody's attention; `waiting` are those that have a workflow of their own because they did not settle at once. */
export type RestoredProgress = Readonly<{ after: string; done: number; waiting: number }>;

/** Workflow `restored` on queue `maintenance`: settles every account that owes the product a push since the database was restored. */
export type SettleRestored = (progress?: RestoredProgress) => Promise<Omit<RestoredProgress, 'after'>>;
