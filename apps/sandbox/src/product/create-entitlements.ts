import { collectionOf } from '../state/collection.ts';
import type { Store } from '../state/journal.ts';
import type { Entitlement } from './entitlement.ts';

export type Outcome = 'applied' | 'stale' | 'unknown_account' | 'overwritten';

/** One push as it arrived, or a change by control. */
export type Push = Readonly<{
  number: number;
  at: string;
  account_id: string;
  outcome: Outcome;
  idempotency_key: string | null;
  entitlement: Entitlement;
}>;

export type Entitlements = Readonly<{
  find(accountId: string): Entitlement | undefined;
  all(): readonly Entitlement[];
  /** Of one account or of all, oldest first. */
  pushes(accountId?: string): readonly Push[];
  /** Applies it if its revision is greater than the stored one. */
  push(entitlement: Entitlement, idempotencyKey: string): Outcome;
  /** What the product holds becomes this, whatever the revision: drift. */
  overwrite(entitlement: Entitlement): void;
  /** With `refuse` it also stays unknown: pushes get 404. */
  forget(accountId: string, refuse: boolean): void;
  know(accountId: string): void;
  setCreating(creates: boolean): void;
  clearPushes(): void;
}>;

const creatingKey = 'refuses_unknown';

export function createEntitlements(store: Store): Entitlements {
  const stored = collectionOf<Entitlement>(store, 'entitlement', {});
  const pushes = collectionOf<Push, 'account'>(store, 'push', { account: ({ account_id }) => account_id });
  const refused = collectionOf<true>(store, 'refused_account', {});
  const known = collectionOf<true>(store, 'known_account', {});
  const settings = collectionOf<boolean>(store, 'setting', {});
  let made = pushes.list().at(-1)?.number ?? 0;

  function note(entitlement: Entitlement, outcome: Outcome, idempotencyKey: string | null): Outcome {
    made += 1;
    pushes.put(`${made}`, {
      number: made,
      at: new Date().toISOString(),
      account_id: entitlement.account_id,
      outcome,
      idempotency_key: idempotencyKey,
      entitlement,
    });
    return outcome;
  }

  function isKnown(accountId: string): boolean {
    if (refused.get(accountId) === true) {
      return false;
    }
    const creates = settings.get(creatingKey) !== true;
    return creates || known.get(accountId) === true || stored.get(accountId) !== undefined;
  }

  return {
    find: (accountId) => stored.get(accountId),
    all: () => stored.list(),
    pushes: (accountId) =>
      pushes.list(accountId === undefined ? undefined : { index: 'account', value: accountId }),
    push: (entitlement, idempotencyKey) => {
      const { account_id: accountId, revision } = entitlement;
      if (!isKnown(accountId)) {
        return note(entitlement, 'unknown_account', idempotencyKey);
      }
      if (revision <= (stored.get(accountId)?.revision ?? 0)) {
        return note(entitlement, 'stale', idempotencyKey);
      }
      stored.put(accountId, entitlement);
      return note(entitlement, 'applied', idempotencyKey);
    },
    overwrite: (entitlement) => {
      stored.put(entitlement.account_id, entitlement);
      note(entitlement, 'overwritten', null);
    },
    forget: (accountId, refuse) => {
      stored.remove(accountId);
      known.remove(accountId);
      if (refuse) {
        refused.put(accountId, true);
      }
    },
    know: (accountId) => {
      refused.remove(accountId);
      known.put(accountId, true);
    },
    setCreating: (creates) => void settings.put(creatingKey, !creates),
    clearPushes: () => {
      for (const { number } of pushes.list()) {
        pushes.remove(`${number}`);
      }
    },
  };
}
