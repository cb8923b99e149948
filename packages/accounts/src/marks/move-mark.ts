import { sql } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { marks } from '../schema.ts';

/** Only forwards: of two that went at once, the slower one turns nothing back. */
export const moveMark = guarded('moveMark', async (db, name: string, atSeconds: number): Promise<void> => {
  await db
    .insert(marks)
    .values({ name, atSeconds })
    .onConflictDoUpdate({
      target: marks.name,
      set: { atSeconds: sql`greatest(${marks.atSeconds}, excluded.at_seconds)` },
    });
});
