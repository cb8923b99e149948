import { DrizzleQueryError } from 'drizzle-orm';
import type { AccountsDatabase } from './accounts-database.ts';
import { DatabaseError } from './database-error.ts';

/** Longer than any statement of a service takes, shorter than the 5 s within which a caller of the gateway gets its answer. */
const serviceDeadlineMs = 4000;

/** Gives a database function a deadline, and errors that carry no parameters. */
export function guarded<Rest extends readonly unknown[], Result>(
  operation: string,
  run: (db: AccountsDatabase, ...rest: Rest) => Promise<Result>,
  { deadlineMs = serviceDeadlineMs } = {},
): (db: AccountsDatabase, ...rest: Rest) => Promise<Result> {
  return async (db, ...rest) => {
    const giveUpConnections = db.suspectConnections?.();
    let timer: NodeJS.Timeout | undefined;
    const expired = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        giveUpConnections?.();
        reject(new DatabaseError(operation, 'DEADLINE_EXCEEDED'));
      }, deadlineMs);
    });
    try {
      return await Promise.race([run(db, ...rest), expired]);
    } catch (error) {
      const code = codeOf(error);
      throw code === null ? error : new DatabaseError(operation, code);
    } finally {
      clearTimeout(timer);
    }
  };
}

/** Null: not the database's error, but a sentence of this package or a fault in its code. Errors of sockets come from another realm under jest, so no `instanceof Error`. */
function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || error instanceof DatabaseError) {
    return null;
  }
  if ('code' in error && typeof error.code === 'string') {
    return error.code;
  }
  return error instanceof DrizzleQueryError ? (codeOf(error.cause) ?? 'UNKNOWN') : null;
}
