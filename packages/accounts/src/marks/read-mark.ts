import { eq } from 'drizzle-orm';
import { guarded } from '../database/guarded.ts';
import { marks } from '../schema.ts';

/** How far it has come, in seconds since 1970; null: it never began. */
export const readMark = guarded('readMark', async (db, name: string): Promise<number | null> => {
  const [mark] = await db.select().from(marks).where(eq(marks.name, name));
  return mark?.atSeconds ?? null;
});
