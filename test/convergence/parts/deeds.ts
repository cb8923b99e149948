import { applyCatalogue, drawTicket, linkCustomer, listCustomers } from '@planbridge/accounts';
import type { Account } from '@planbridge/accounts';
import { createActivities } from '../../../apps/worker/src/activities/create-activities.ts';
import { createCatalogueActivities } from '../../../apps/worker/src/activities/create-catalogue-activities.ts';
import { createConnectStripe } from '../../../apps/worker/src/stripe/connect-stripe.ts';
import { catalogues } from './catalogues.ts';
import type { Intention } from './intention.ts';
import type { CatalogueCache } from '../../../apps/worker/src/catalogue-cache.ts';
import type { Services } from './start-services.ts';
import type { Subscriber } from './subscriber.ts';
import type { Watch } from './watch.ts';

type Part = Readonly<{
  services: Services;
  account: Account;
  watch: Watch;
  cache: CatalogueCache;
  /** The first is linked from the beginning. */
  subscribers: readonly [Subscriber, Subscriber];
}>;

/** Everything that happens around the attempts, by the production's own functions where it is Planbridge that does it. */
export function createDeeds({ services, account, watch, cache, subscribers }: Part) {
  const { db, sql, product } = services;
  const undelivered: Intention[] = [];
  let hasDrifted = false;
  let isGrantOver = false;
  let events = 0;
  let catalogue = 0;

  function event(customerId: string, type: string): void {
    events += 1;
    const eventId = `evt_${account.ref}_${events}`;
    undelivered.push({
      name: `event ${events}`,
      request: { kind: 'event', event: { eventId, type, customerId, object: null } },
      ticket: null,
      seen: null,
      settlement: null,
    });
  }

  function intention(name: string, ticket: bigint): Intention {
    const request = { kind: 'account', ref: account.ref, ticket: ticket.toString() } as const;
    return { name, request, ticket, seen: watch.version(), settlement: null };
  }

  async function subscribes(who: 0 | 1, plan: 'pro' | 'team' | null): Promise<void> {
    await subscribers[who].choose(plan);
    watch.happened('change');
    event(subscribers[who].customerId, 'customer.subscription.updated');
  }

  return {
    undelivered,
    /** The subscription that is linked, or that of the customer who may be linked later, changes at Stripe. */
    subscribes,

    buysSecond: async () => {
      await subscribers[0].add('team');
      watch.happened('change');
      event(subscribers[0].customerId, 'customer.subscription.created');
    },

    /** The other customer becomes the account's current one, as by a click, and next time the first again; the click's workflow settles it. */
    links: async (): Promise<Intention> => {
      // Looked up, because a restore takes a link back.
      const customers = await listCustomers(db, account.id);
      const current = customers.find((customer) => customer.current)?.customerId;
      const { customerId } = subscribers[current === subscribers[0].customerId ? 1 : 0];
      await linkCustomer(db, { accountId: account.id, customerId });
      watch.happened('link');
      await watch.rewritten({ demanded: true });
      return intention('link', await drawTicket(db));
    },

    appliesCatalogue: async () => {
      catalogue = 1 - catalogue;
      const { version } = await applyCatalogue(db, {
        source: 'test',
        catalogue: catalogues[catalogue] ?? catalogues[0],
      });
      watch.catalogueApplied(version);
    },

    /** As the schedule `catalogue`: whom an applied version concerns. */
    settlesOutdated: async (): Promise<Intention | null> => {
      const { drawOutdatedIntentions } = createCatalogueActivities({ ...cache, db, perSecond: 1 });
      const { intentions } = await drawOutdatedIntentions({ after: '', limit: 10 });
      await watch.rewritten({ demanded: false });
      const [drawn] = intentions;
      return drawn === undefined ? null : intention('catalogue', BigInt(drawn.ticket));
    },

    /** As the schedule `recheck`: who is due. */
    rechecks: async (): Promise<Intention | null> => {
      // A date that was read from the grant before it was over has passed too, even if it is only recorded now.
      if (isGrantOver) {
        await sql`
          update accounts set recheck_at = clock_timestamp() where id = ${account.id} and recheck_at is not null
            and not exists (select from grants where account_id = ${account.id} and expires_at > clock_timestamp())`;
        await watch.rewritten({ demanded: false });
      }
      const { drawDueIntentions } = createActivities({
        ...cache,
        db,
        connectStripe: createConnectStripe(services.settings.stripe),
        entitlementApi: { fenced: true, push: () => Promise.reject(new Error('Nobody pushes here.')) },
        isStripeDown: () => false,
        isProductDown: () => false,
        announce: () => undefined,
        entitlementTimeoutMs: 0,
        now: () => new Date(),
        log: services.log,
        startEvent: () => Promise.reject(new Error('Nobody starts events here.')),
        settleLink: async () => false,
        livemode: false,
        portalConfiguration: null,
      });
      const [drawn] = await drawDueIntentions(10);
      return drawn === undefined ? null : intention('recheck', BigInt(drawn.ticket));
    },

    /** An operator gives the best plan for a time. */
    grants: async (): Promise<Intention> => {
      await sql`insert into grants (account_id, plan, expires_at) values (${account.id}, 'team', clock_timestamp() + interval '30 days')`;
      watch.happened('change');
      return intention('grant', await drawTicket(db));
    },

    /** As time would: the grant is over. */
    grantEnds: async () => {
      isGrantOver = true;
      await sql`update grants set expires_at = clock_timestamp() where account_id = ${account.id}`;
      watch.happened('change');
    },

    /** Somebody changes what the product holds. */
    productDrifts: async () => {
      hasDrifted = true;
      const held = await product.holds(account.id);
      if (held !== null) {
        await product.drift(account.id, { plan: 'drifted' });
        watch.drifted({ revision: held.revision, foreign: false });
      }
    },

    productForgets: async () => {
      hasDrifted = true;
      await product.forget(account.id);
      watch.drifted({ revision: null, foreign: false });
    },

    /** Another installation pushes to the same product. */
    foreignWrites: async (ahead: number) => {
      const held = await product.holds(account.id);
      const revision = (held?.revision ?? 0) + ahead;
      await product.drift(account.id, { plan: 'foreign', source: 'another', revision });
      watch.drifted({ revision, foreign: true });
    },

    /** What an operator does where the product is ahead. */
    movesSequencePastProduct: async () => {
      const held = await product.holds(account.id);
      await sql`select setval('sync_ticket', ${held?.revision ?? 1})`;
    },

    syncs: async (): Promise<Intention> => intention('sync', await drawTicket(db)),

    hasDrifted: () => hasDrifted,

    /** The schedule `reconcile` comes to the account. */
    reconciles: (): Intention => {
      hasDrifted = false;
      const request = { kind: 'reconcile', ref: account.ref } as const;
      return { name: 'reconcile', request, ticket: null, seen: watch.version(), settlement: null };
    },

    /** Under a live holder, as if its time had been too short. */
    leaseEnds: async () => {
      await sql`update accounts set lease_until = clock_timestamp() where id = ${account.id} and lease_until is not null`;
      await watch.rewritten({ demanded: false });
    },
  };
}
