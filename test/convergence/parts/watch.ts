import { findAccountById, listOpenIncidents } from '@planbridge/accounts';
import type { Account } from '@planbridge/accounts';
import type { Settlement } from '@planbridge/contracts';
import type { Intention } from './intention.ts';
import { createProductWatch } from './product-watch.ts';
import type { Services } from './start-services.ts';
import { Violation } from './violation.ts';

/** Of what an attempt decides by: how far the world had come when it claimed, when it read the customers, and when it last read Stripe. */
export type Facts = Readonly<{ from: number; customers: number; to: number }>;

/** An attempt as the properties see it. */
export type Reader = {
  readonly name: string;
  fence: bigint | null;
  facts: Facts;
  isReading: boolean;
  /** What its answer rests on was found between a restore and the end of its procedure, when coverage and the product's refusals say nothing. */
  isExcused: boolean;
  /** Its last claim found the account covered or held: the row as it was then, and whether an older catalogue had decided it. */
  turnedAway: Readonly<{ row: Account; isOutdated: boolean }> | null;
};

/** Behind the row, and behind the last acknowledgement. */
export type KnownFacts = Readonly<{ rowFacts: Facts; acknowledged: Facts }>;

export const nothingRead: Facts = { from: -1, customers: -1, to: -1 };

/** Follows an account step by step and throws a Violation as soon as a property does not hold. */
export async function createWatch(
  services: Services,
  { accountId, fenced }: Readonly<{ accountId: string; fenced: boolean }>,
) {
  const { db } = services;
  /** Grows with whatever can change what is decided. */
  let version = 0;
  let linkedAt = -1;
  let activeCatalogue = 0;
  let row = await load();
  let rowFacts = nothingRead;
  /** The facts behind the last acknowledgement. */
  let acknowledged = nothingRead;
  /** The product has acknowledged the row's revision since a push was last demanded. */
  let isAnswered = false;
  let isRestored = false;
  const product = createProductWatch(services.product, { accountId, fenced });

  async function load(): Promise<Account> {
    const found = await findAccountById(db, accountId);
    if (found === null) {
      throw new Error('The account has no row.');
    }
    return found;
  }

  function follow(before: Account, reader: Reader): void {
    if (row.coveredTicket !== before.coveredTicket) {
      rowFacts = reader.facts;
      reader.isReading = false;
    }
    if (before.pushPending && !row.pushPending && !isAnswered) {
      throw new Violation(
        'pending-cleared-only-by-acknowledgement',
        `${reader.name} cleared push_pending, and the product has not acknowledged revision ${row.revision} since a push was demanded.`,
      );
    }
    if (row.revision !== before.revision || (row.pushPending && !before.pushPending)) {
      isAnswered = false;
    }
    if (!row.pushPending) {
      acknowledged = rowFacts;
    }
  }

  return {
    row: () => row,
    version: () => version,

    /** Something changed that decides. */
    happened: (what: 'change' | 'link') => {
      version += 1;
      linkedAt = what === 'link' ? version : linkedAt;
    },

    catalogueApplied: (catalogueVersion: number) => {
      version += 1;
      activeCatalogue = catalogueVersion;
    },

    /** Somebody other than an attempt wrote the row; `demanded`: and wants a push. */
    rewritten: async ({ demanded }: Readonly<{ demanded: boolean }>) => {
      row = await load();
      isAnswered &&= !demanded;
    },

    drifted: product.drifted,

    isRestored: () => isRestored,

    facts: (): KnownFacts => ({ rowFacts, acknowledged }),

    /** The database is that of before, from which these facts are; the operator's procedure is owed. */
    restored: async ({ facts, catalogue }: Readonly<{ facts: KnownFacts; catalogue: number }>) => {
      ({ rowFacts, acknowledged } = facts);
      version += 1;
      activeCatalogue = catalogue;
      isRestored = true;
      isAnswered = false;
      row = await load();
    },

    /** The operator's procedure has ended: from here on nothing counts that was read before, as after a link. */
    resumed: async () => {
      version += 1;
      linkedAt = version;
      isRestored = false;
      isAnswered = false;
      row = await load();
    },

    /** An attempt read something. */
    read: (reader: Reader, what: string) => {
      if (what === 'look' || what === 'push') {
        reader.isExcused = isRestored;
      }
      if (what === 'look') {
        reader.turnedAway = { row, isOutdated: row.catalogueVersion < activeCatalogue };
      } else if (reader.isReading && (what === 'customers' || what === 'stripe')) {
        reader.facts = { ...reader.facts, [what === 'stripe' ? 'to' : what]: version };
      }
    },

    /** An attempt's statement that may write was executed. */
    wrote: async (reader: Reader, operation: string) => {
      const before = row;
      row = await load();
      if (operation === 'claim' && row.fence !== before.fence) {
        Object.assign(reader, {
          fence: row.fence,
          facts: { ...nothingRead, from: version },
          isReading: true,
          isExcused: false,
          turnedAway: null,
        });
        return;
      }
      const isMapping = operation === 'transaction' && row.fence !== before.fence;
      if (isMapping || operation === 'repair') {
        linkedAt = isMapping ? version : linkedAt;
        isAnswered = false;
        return;
      }
      if (reader.fence !== before.fence && textOf(before) !== textOf(row)) {
        throw new Violation(
          'superseded-attempt-writes-nothing',
          `${reader.name} lost its lease (${reader.fence}, now ${before.fence}) and changed the row by "${operation}".`,
        );
      }
      follow(before, reader);
    },

    /** A push arrived at the product, now or long after its sender gave it up. */
    pushed: async (revision: bigint, facts: Facts) => {
      const confirmed = await product.pushed(Number(revision), facts);
      isAnswered ||= confirmed.includes(Number(row.revision));
    },

    /** In every state: what counts as covered was read after the last link. */
    checkCoverage: (intentions: readonly Intention[]) => {
      const covered = intentions.find(({ ticket }) => counts(row, ticket));
      if (!isRestored && covered !== undefined && acknowledged.customers < linkedAt) {
        throw new Violation(
          'link-never-covered-by-older-read',
          `"${covered.name}" counts as covered by customers that were read before the link.`,
        );
      }
    },

    /** An attempt ended with an answer. */
    judge: async (
      { name, ticket, seen }: Intention,
      settlement: Settlement,
      { isExcused, turnedAway }: Reader,
    ) => {
      if (isExcused) {
        return;
      }
      if (settlement.state !== 'settled') {
        await explain(name, settlement);
      } else if (turnedAway?.isOutdated === true && counts(turnedAway.row, ticket)) {
        throw new Violation(
          'catalogue-never-covered-by-older-read',
          `"${name}" counts as covered by what an older catalogue decided.`,
        );
      } else if (acknowledged.to < (seen ?? version)) {
        throw new Violation(
          turnedAway === null ? 'acknowledged-event-is-answered' : 'covered-means-read-and-acknowledged',
          `"${name}" of ${seen} is settled, and the product has acknowledged only what was read until ${acknowledged.to}.`,
        );
      }
    },
  };

  async function explain(name: string, settlement: Exclude<Settlement, { state: 'settled' }>): Promise<void> {
    const open = await listOpenIncidents(db, accountId);
    if (settlement.state === 'ignored' || !open.some(({ kind }) => kind === settlement.reason)) {
      throw new Violation(
        'acknowledged-event-is-answered',
        `"${name}" ended as ${settlement.state} (${settlement.reason}) and no open incident explains it.`,
      );
    }
    if (settlement.reason === 'product-ahead' && !product.isForeign()) {
      throw new Violation(
        'product-is-never-ahead',
        `"${name}" found the product ahead, where only we write.`,
      );
    }
  }
}

export type Watch = Awaited<ReturnType<typeof createWatch>>;

/** Covered, whatever the catalogue. */
function counts({ coveredTicket, pushPending }: Account, ticket: bigint | null): boolean {
  return ticket !== null && coveredTicket >= ticket && !pushPending;
}

function textOf(row: Account): string {
  return JSON.stringify(row, (_key, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}
