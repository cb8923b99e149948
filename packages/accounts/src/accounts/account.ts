import type { accounts } from '../schema.ts';

export type Account = Readonly<typeof accounts.$inferSelect>;
