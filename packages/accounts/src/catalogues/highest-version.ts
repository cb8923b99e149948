import { sql } from 'drizzle-orm';
import { catalogues } from '../schema.ts';

/** The active version; 0 before the first catalogue is applied. */
export const highestVersion = sql<number>`(select coalesce(max(${catalogues.version}), 0) from ${catalogues})`;
