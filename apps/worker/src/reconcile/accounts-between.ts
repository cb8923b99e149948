import { listSettledAccounts } from '@planbridge/accounts';
import type { AccountsDatabase } from '@planbridge/accounts';
import { dayOfRefs } from './day-of-refs.ts';

const pageSize = 100;

type Turn = Readonly<{ ref: string; second: number }>;

/** The accounts whose turn comes in these seconds since 1970, in that order. */
export async function* accountsBetween(
  db: AccountsDatabase,
  from: number,
  until: number,
): AsyncGenerator<Turn, void> {
  const { daySeconds } = dayOfRefs;
  for (let start = from; start < until;) {
    const midnight = start - (start % daySeconds);
    const end = Math.min(until, midnight + daySeconds);
    const before = end % daySeconds === 0 ? null : dayOfRefs.before(end);
    for (let after: string | null = dayOfRefs.before(start); after !== null;) {
      const page = await listSettledAccounts(db, { after, before, limit: pageSize });
      for (const { ref } of page) {
        yield { ref, second: midnight + dayOfRefs.secondOf(ref) };
      }
      after = page.length < pageSize ? null : (page.at(-1)?.ref ?? null);
    }
    start = end;
  }
}
