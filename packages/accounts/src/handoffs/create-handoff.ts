import { guarded } from '../database/guarded.ts';
import { handoffs } from '../schema.ts';
import { removeExpiredHandoffs } from './remove-expired-handoffs.ts';

/** Stores a URL for the gateway to fetch and answers with the row's id, which may travel through Temporal. */
export const createHandoff = guarded(
  'createHandoff',
  async (db, { ref, url, kind }: Readonly<{ ref: string; url: string; kind: string }>): Promise<string> => {
    const [[row]] = await Promise.all([
      db.insert(handoffs).values({ ref, url, kind }).returning({ id: handoffs.id }),
      removeExpiredHandoffs(db),
    ]);
    if (row === undefined) {
      throw new Error('PostgreSQL stored a hand-off without answering its id.');
    }
    return row.id;
  },
);
