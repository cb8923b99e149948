import { and, eq, gt, sql } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { planChanges } from '../schema.ts';

/** Whether the account's plan has changed within the last so many hours. */
export const hasChangedPlan = guarded(
  'hasChangedPlan',
  async (
    db,
    { accountId, withinHours }: Readonly<{ accountId: string; withinHours: number }>,
  ): Promise<boolean> => {
    const changes = await db
      .select({ id: planChanges.id })
      .from(planChanges)
      .where(
        and(
          eq(planChanges.accountId, accountId),
          gt(planChanges.changedAt, sql`clock_timestamp() - ${withinHours} * interval '1 hour'`),
        ),
      )
      .limit(1);
    return changes.length > 0;
  },
);
