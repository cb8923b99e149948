import type { createProductView } from './product-view.ts';
import { Violation } from './violation.ts';
import type { Facts } from './watch.ts';

/** `facts` null: changed by somebody else. */
type Held = Readonly<{ revision: number; facts: Facts | null }>;

/** Follows what the product holds of an account: it never steps back. */
export function createProductWatch(
  product: ReturnType<typeof createProductView>,
  { accountId, fenced }: Readonly<{ accountId: string; fenced: boolean }>,
) {
  let seen = 0;
  let held: Held | null = null;
  let isForeign = false;

  function applied(revision: number, facts: Facts): void {
    const before = held;
    held = { revision, facts };
    if (before === null) {
      return;
    }
    if (revision <= before.revision) {
      throw new Violation(
        'product-never-steps-back',
        `The product applied revision ${revision} after ${before.revision}.`,
      );
    }
    if (before.facts !== null && facts.to < before.facts.from) {
      throw new Violation(
        'product-never-steps-back',
        `Revision ${revision}, read until ${facts.to}, replaced what was read from ${before.facts.from} on.`,
      );
    }
  }

  return {
    isForeign: () => isForeign,

    /** `revision` null: the product lost what it held. `foreign`: another installation wrote with a revision of its own. */
    drifted: (change: Readonly<{ revision: number | null; foreign: boolean }>) => {
      held = change.revision === null ? null : { revision: change.revision, facts: null };
      isForeign = change.foreign;
    },

    /** A push has arrived. Answers with the revisions of ours that the product has now acknowledged. */
    pushed: async (revision: number, facts: Facts): Promise<readonly number[]> => {
      if (!fenced) {
        applied(revision, facts);
        return [revision];
      }
      const fresh = (await product.pushesOf(accountId)).filter(({ number }) => number > seen);
      const confirmed: number[] = [];
      for (const { number, outcome, entitlement } of fresh) {
        seen = number;
        if (outcome === 'applied') {
          applied(entitlement.revision, facts);
          confirmed.push(entitlement.revision);
        } else if (outcome === 'stale' && held?.revision === entitlement.revision && held.facts !== null) {
          confirmed.push(entitlement.revision);
        }
      }
      return confirmed;
    },
  };
}
