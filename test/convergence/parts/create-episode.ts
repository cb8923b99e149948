import { applyCatalogue, linkCustomer, upsertAccount } from '@planbridge/accounts';
import { createCatalogueCache } from '../../../apps/worker/src/catalogue-cache.ts';
import type { CatalogueCache } from '../../../apps/worker/src/catalogue-cache.ts';
import { createDbosCloudApi } from '../../../apps/worker/src/product/dbos-cloud-api.ts';
import type { Push } from '../../../apps/worker/src/product/entitlement-api.ts';
import { createPlanbridgeApi } from '../../../apps/worker/src/product/planbridge-api.ts';
import { startAttempt } from './attempt.ts';
import type { Attempt, PushFate } from './attempt.ts';
import { catalogues } from './catalogues.ts';
import { createRestore } from './create-restore.ts';
import { createDeeds } from './deeds.ts';
import type { Intention } from './intention.ts';
import { isLost } from './is-lost.ts';
import type { Services } from './start-services.ts';
import { createSubscriber } from './subscriber.ts';
import type { Turn } from './turns.ts';
import { createWatch } from './watch.ts';
import type { Facts } from './watch.ts';

export type LatePush = Readonly<{ push: Push; facts: Facts }>;

let accounts = 0;

/** One account from its first subscription on, with everything that happens to it under control. */
export async function createEpisode(services: Services, { fenced = true } = {}) {
  const { db, sql, settings } = services;
  await sql`truncate plan_changes, incidents, account_customers, grants, stripe_events, accounts`;
  const { version } = await applyCatalogue(db, { source: 'test', catalogue: catalogues[0] });
  const [first, second] = await Promise.all([createSubscriber(services), createSubscriber(services)]);
  accounts += 1;
  const account = await upsertAccount(db, { id: `account-${accounts}`, email: null });
  await linkCustomer(db, { accountId: account.id, customerId: first.customerId });
  await second.choose('team');
  const watch = await createWatch(services, { accountId: account.id, fenced });
  watch.catalogueApplied(version);
  let known = createCatalogueCache(db);
  const cache: CatalogueCache = {
    catalogueOf: (asked) => known.catalogueOf(asked),
    activeCatalogue: () => known.activeCatalogue(),
  };
  const entitlementApi = fenced
    ? createPlanbridgeApi(settings.product)
    : createDbosCloudApi(settings.dbosCloud);

  const trace: string[] = [];
  const intentions: Intention[] = [];
  const attempts: Attempt[] = [];
  const late: LatePush[] = [];
  /** By event: how far the world had come when its ticket was drawn. */
  const seen = new Map<string, number>();
  let started = 0;

  /** Lets the attempt's next operation happen, as far as its next port, and looks at what came of it. */
  async function take({ intention, reader, state, turns }: Attempt, turn: Turn): Promise<void> {
    trace.push(`${reader.name}: ${turn.operation}${turn.port === 'product' ? ` (${state.pushFate})` : ''}`);
    const hadSettled = state.settlement !== null;
    const facts = reader.facts;
    await turn.take();
    switch (turn.port) {
      case 'stripe':
        watch.read(reader, 'stripe');
        break;
      case 'product':
        watch.read(reader, turn.operation);
        if (turn.operation === 'push' && state.push !== null && state.pushFate !== 'given-up') {
          await watch.pushed(state.push.revision, facts);
        }
        break;
      case 'database':
        await watchStatement(intention, reader, turn.operation);
        break;
      case 'workflow':
        intention.settlement = state.settlement;
        break;
    }
    await turns.untilIdle(() => state.hasEnded);
    watch.checkCoverage(intentions.filter(({ settlement }) => settlement === null));
    if (state.settlement !== null && !hadSettled) {
      trace.push(`${reader.name}: ${JSON.stringify(state.settlement)}`);
      await watch.judge(intention, state.settlement, reader);
    }
    if (state.hasEnded) {
      // What it began side by side may still be under way when one part has failed.
      state.isZombie = true;
      attempts.splice(0, attempts.length, ...attempts.filter(isAlive));
      if (state.failure !== null && !isLost(state.failure)) {
        throw state.failure;
      }
    }
  }

  async function watchStatement(intention: Intention, reader: Attempt['reader'], operation: string) {
    if (operation === 'register' && intention.seen === null && intention.request.kind === 'event') {
      const [row] = await sql<{ ticket: string }[]>`
        select ticket::text from stripe_events where event_id = ${intention.request.event.eventId}`;
      intention.ticket = row === undefined ? null : BigInt(row.ticket);
      const drawn = seen.get(intention.request.event.eventId) ?? watch.version();
      seen.set(intention.request.event.eventId, drawn);
      intention.seen = drawn;
    }
    if (operation.startsWith('select') || operation === 'customers' || operation === 'look') {
      watch.read(reader, operation);
    } else {
      await watch.wrote(reader, operation);
    }
  }

  /** A push that was given up arrives after all. */
  async function lands({ push, facts }: LatePush): Promise<void> {
    trace.push(`a late push arrives: revision ${push.revision}`);
    late.splice(0, late.length, ...late.filter((each) => each.push !== push));
    await entitlementApi.push(push, new AbortController().signal);
    await watch.pushed(push.revision, facts);
  }

  /** The attempt's process is gone; its workflow will start another attempt. */
  async function crash(attempt: Attempt): Promise<void> {
    trace.push(`${attempt.reader.name}: dies`);
    attempts.splice(0, attempts.length, ...attempts.filter((each) => each !== attempt));
    attempt.turns.die();
    await attempt.turns.untilIdle(() => attempt.state.hasEnded);
  }

  const restore = createRestore({
    services,
    account,
    watch,
    cache,
    trace,
    endWorkers: async () => {
      for (const attempt of attempts.splice(0)) {
        await crash(attempt);
      }
      for (const push of late.splice(0)) {
        await lands(push);
      }
    },
    startAnew: (last) => {
      known = createCatalogueCache(db);
      for (const intention of intentions) {
        const { request, ticket } = intention;
        if (request.kind === 'event' && (ticket ?? 0n) > last) {
          // The event's row is lost, its workflow is not, and registers again.
          seen.delete(request.event.eventId);
          Object.assign(intention, { ticket: null, seen: null });
        }
      }
    },
  });

  const episode = {
    services,
    account,
    fenced,
    cache,
    watch,
    trace,
    intentions,
    attempts,
    late,
    take,
    lands,
    crash,
    restore,
    deeds: createDeeds({ services, account, watch, cache, subscribers: [first, second] }),

    intend: (intention: Intention): Intention => {
      trace.push(`${intention.name} is to be settled`);
      intentions.push(intention);
      return intention;
    },

    start: async (intention: Intention): Promise<Attempt> => {
      started += 1;
      const name = `${intention.name}, attempt ${started}`;
      const attempt = startAttempt({ name, services, intention, entitlementApi, catalogues: cache });
      attempts.push(attempt);
      await attempt.turns.untilIdle(() => attempt.state.hasEnded);
      return attempt;
    },

    /** Its next push will have this fate. */
    bend: (attempt: Attempt, fate: PushFate) => {
      attempt.state.pushFate = fate;
    },

    /** The push that the attempt is about to send is on its way, and its sender will not learn more of it. */
    givePushUp: async (attempt: Attempt, turn: Turn): Promise<void> => {
      if (attempt.state.push !== null) {
        late.push({ push: attempt.state.push, facts: attempt.reader.facts });
      }
      attempt.state.pushFate = 'given-up';
      await take(attempt, turn);
    },

    /** The workflow gives the attempt up; it may go on all the same. */
    stall: (attempt: Attempt) => {
      trace.push(`${attempt.reader.name}: is given up by its workflow`);
      attempt.state.isZombie = true;
    },

    close: async () => {
      for (const attempt of attempts.splice(0)) {
        attempt.turns.die();
        await attempt.turns.untilIdle(() => attempt.state.hasEnded);
      }
    },
  };
  return episode;
}

function isAlive({ state, turns }: Attempt): boolean {
  return !state.hasEnded || turns.waiting.length > 0;
}

export type Episode = Awaited<ReturnType<typeof createEpisode>>;
