import { isReplayedError } from './is-replayed.ts';

/** More than a few replayed errors are a fault of another kind. */
const mostReplays = 5;

/** Creates under the key's first number, or under the next one where Stripe only repeats an error that it gave before. */
export async function underNextKey<Created>(
  { key, first = 1 }: Readonly<{ key: string; first?: number }>,
  create: (idempotencyKey: string) => Promise<Created | null>,
): Promise<Created> {
  for (let number = first; ; number += 1) {
    try {
      const created = await create(`${key}/${number}`);
      if (created !== null) {
        return created;
      }
    } catch (error) {
      if (number - first >= mostReplays || !isReplayedError(error)) {
        throw error;
      }
    }
  }
}
