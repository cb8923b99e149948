import { listAccounts } from '@planbridge/accounts';
import type { AccountsDatabase } from '@planbridge/accounts';
import { inPace } from '../in-pace.ts';
import { patiently } from '../patiently.ts';
import { heldRevision } from '../product/held-revision.ts';
import type { ProductAccess } from '../product/held-revision.ts';

export type RevisionsFound = Readonly<{ asked: number; holds: number; greatest: bigint }>;

const atOnce = 500;

type Account = Readonly<{ id: string; ref: string }>;
type Asking = Readonly<{
  product: ProductAccess;
  perSecond: number;
  /** Accounts that have no row yet. */
  lost: ReadonlySet<string>;
  /** How many it was asked about: it may take long. */
  onAsked: (accounts: number) => void;
}>;

/** Asks the product what it holds of every account, of those also that the backup has lost. */
export async function findGreatestRevision(
  db: AccountsDatabase,
  { product, perSecond, lost, onAsked }: Asking,
): Promise<RevisionsFound> {
  const unseen = new Set(lost);
  let found: RevisionsFound = { asked: 0, holds: 0, greatest: 0n };
  const ask = async (accounts: readonly Account[]) => {
    const held = await inPace(accounts, perSecond, (account) =>
      patiently(() => heldRevision(product, account)),
    );
    const revisions = held.filter((revision) => revision !== null);
    found = {
      asked: found.asked + accounts.length,
      holds: found.holds + revisions.length,
      greatest: revisions.reduce((most, revision) => (revision > most ? revision : most), found.greatest),
    };
  };
  for (let after: string | undefined = ''; after !== undefined;) {
    const page: readonly Account[] = await listAccounts(db, { after, limit: atOnce });
    page.forEach(({ id }) => unseen.delete(id));
    await ask(page);
    after = page.length < atOnce ? undefined : page.at(-1)?.ref;
    if (after !== undefined) {
      onAsked(found.asked);
    }
  }
  await ask([...unseen].map((id) => ({ id, ref: 'of a lost customer' })));
  return found;
}
