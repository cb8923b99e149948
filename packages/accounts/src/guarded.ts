import { DatabaseError } from './database-error.ts';

/** Longer than any statement here takes, shorter than the 5 s within which a caller of the gateway gets its answer. */
const deadlineMs = 4000;

/** Gives a database function a deadline and errors without parameters. */
export function guarded<Arguments extends readonly unknown[], Result>(
  operation: string,
  run: (...args: Arguments) => Promise<Result>,
): (...args: Arguments) => Promise<Result> {
  return async (...args) => {
    let timer: NodeJS.Timeout | undefined;
    const expired = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new DatabaseError(operation, 'DEADLINE_EXCEEDED')), deadlineMs);
    });
    try {
      return await Promise.race([run(...args), expired]);
    } catch (error) {
      throw error instanceof DatabaseError ? error : new DatabaseError(operation, codeOf(error));
    } finally {
      clearTimeout(timer);
    }
  };
}

/** The driver's error is the cause of drizzle's; an AggregateError of a refused connection hides the code one level deeper. */
function codeOf(error: unknown): string {
  for (
    let current = error, depth = 0;
    current instanceof Error && depth < 5;
    current = nextError(current), depth += 1
  ) {
    if ('code' in current && typeof current.code === 'string') {
      return current.code;
    }
  }
  return 'UNKNOWN';
}

function nextError(error: Error): unknown {
  return error instanceof AggregateError ? error.errors[0] : error.cause;
}
