import type { Catalogue, DecisionBasis, Entitlement, IncidentKind } from '@planbridge/billing';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  serial,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

/**
 * Orders everything: an intention's ticket, a lease's fence and a push's revision are its values. CACHE 1, because a session that hoards
 * values would hand out smaller ones later.
 */
export const syncTicket = pgSequence('sync_ticket', { startWith: 1, increment: 1, cache: 1 });

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const ticketColumn = (name: string) => bigint(name, { mode: 'bigint' });

export const accounts = pgTable(
  'accounts',
  {
    /** The account id of the product and of the identity's token. Never leaves for Temporal or a log: `ref` stands for it. */
    id: text('id').primaryKey(),
    ref: text('ref')
      .notNull()
      .unique('accounts_ref_unique')
      .default(sql`left(replace(gen_random_uuid()::text, '-', ''), 16)`),
    email: text('email'),
    plan: text('plan').notNull().default('free'),
    status: text('status').notNull().default('none'),
    seats: integer('seats').notNull().default(1),
    /** What the product is told, as decided last; null until the first settlement. */
    entitlement: jsonb('entitlement').$type<Entitlement>(),
    revision: ticketColumn('revision')
      .notNull()
      .default(sql`0`),
    pushedRevision: ticketColumn('pushed_revision')
      .notNull()
      .default(sql`0`),
    pushPending: boolean('push_pending').notNull().default(true),
    coveredTicket: ticketColumn('covered_ticket')
      .notNull()
      .default(sql`0`),
    fence: ticketColumn('fence')
      .notNull()
      .default(sql`0`),
    leaseUntil: moment('lease_until'),
    catalogueVersion: integer('catalogue_version').notNull().default(0),
    /** What the last decision looked up in the catalogue; null: not known, so that every new catalogue concerns the account. */
    decisionBasis: jsonb('decision_basis').$type<DecisionBasis>(),
    recheckAt: moment('recheck_at'),
    trialUsedAt: moment('trial_used_at'),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [
    index('accounts_recheck_at_index')
      .on(table.recheckAt)
      .where(sql`${table.recheckAt} is not null`),
    // By version, then in the order in which a new catalogue goes through those that an older one decided.
    index('accounts_catalogue_version_index').on(table.catalogueVersion, table.ref),
    index('accounts_push_pending_index')
      .on(table.id)
      .where(sql`${table.pushPending}`),
  ],
);

export const accountCustomers = pgTable(
  'account_customers',
  {
    customerId: text('customer_id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    current: boolean('current').notNull().default(true),
    /** Gone at Stripe: it has no subscriptions any more and is not asked for. */
    deleted: boolean('deleted').notNull().default(false),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [
    index('account_customers_account_id_index').on(table.accountId),
    uniqueIndex('account_customers_one_current')
      .on(table.accountId)
      .where(sql`${table.current}`),
  ],
);

/** One event id is one intention: its ticket is drawn by the first insert and kept. */
export const stripeEvents = pgTable('stripe_events', {
  eventId: text('event_id').primaryKey(),
  type: text('type').notNull(),
  ticket: ticketColumn('ticket')
    .notNull()
    .default(sql`nextval('sync_ticket')`),
  customerId: text('customer_id'),
  objectId: text('object_id'),
  objectType: text('object_type'),
  receivedAt: moment('received_at').notNull().defaultNow(),
  settledAt: moment('settled_at'),
});

export const planChanges = pgTable(
  'plan_changes',
  {
    id: bigint('id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    fromPlan: text('from_plan').notNull(),
    toPlan: text('to_plan').notNull(),
    revision: ticketColumn('revision').notNull(),
    changedAt: moment('changed_at').notNull().defaultNow(),
  },
  (table) => [index('plan_changes_account_id_index').on(table.accountId)],
);

export const incidents = pgTable(
  'incidents',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** Null: about a customer that no account is linked to, or about the installation. */
    accountId: text('account_id').references(() => accounts.id),
    kind: text('kind').$type<IncidentKind>().notNull(),
    subject: text('subject').notNull(),
    openedAt: moment('opened_at').notNull().defaultNow(),
    /** When it was last found again: a kind that nothing else can end is over after a quiet day. */
    seenAt: moment('seen_at').notNull().defaultNow(),
    announcedAt: moment('announced_at'),
    closedAt: moment('closed_at'),
    closedAnnouncedAt: moment('closed_announced_at'),
  },
  (table) => [
    uniqueIndex('incidents_one_open')
      .on(sql`coalesce(${table.accountId}, '')`, table.kind, table.subject)
      .where(sql`${table.closedAt} is null`),
  ],
);

export const grants = pgTable(
  'grants',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    plan: text('plan').notNull(),
    seats: integer('seats').notNull().default(1),
    reason: text('reason').notNull().default(''),
    createdAt: moment('created_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [index('grants_account_id_index').on(table.accountId)],
);

/** Carries a session URL, a bearer secret, from worker to gateway past Temporal's history. */
export const handoffs = pgTable(
  'handoffs',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    ref: text('ref').notNull(),
    kind: text('kind').notNull(),
    url: text('url').notNull(),
    expiresAt: moment('expires_at')
      .notNull()
      .default(sql`clock_timestamp() + interval '10 minutes'`),
  },
  (table) => [index('handoffs_expires_at_index').on(table.expiresAt)],
);

/** How far something has come that goes on from there, in seconds since 1970. */
export const marks = pgTable('marks', {
  name: text('name').primaryKey(),
  atSeconds: bigint('at_seconds', { mode: 'number' }).notNull(),
});

/** Versions only grow; the highest is active, and a rollback applies the older file as the next version. */
export const catalogues = pgTable('catalogues', {
  version: serial('version').primaryKey(),
  source: text('source').notNull(),
  catalogue: jsonb('catalogue').$type<Catalogue>().notNull(),
  appliedAt: moment('applied_at').notNull().defaultNow(),
});
