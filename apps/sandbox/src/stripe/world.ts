import type Stripe from 'stripe';
import { collectionOf } from '../state/collection.ts';
import type { Collection } from '../state/collection.ts';
import type { Store } from '../state/journal.ts';
import { createClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { dueQueue } from './due-queue.ts';
import type { DueQueue } from './due-queue.ts';
import type { EventRecord } from './events/event-record.ts';
import { subscriptionDue } from './lifecycle/subscription-due.ts';
import type { CheckoutPlan } from './records/checkout-plan.ts';
import type { IdempotentAnswer } from './records/idempotent-answer.ts';
import type { PaymentMethodState } from './records/payment-method-state.ts';
import type { PendingChange } from './records/pending-change.ts';
import type { PendingPayment } from './records/pending-payment.ts';
import type { PendingProrations } from './records/pending-prorations.ts';
import type { PortalVisit } from './records/portal-visit.ts';
import type { Settings } from './records/settings.ts';
import type { Delivery } from './webhooks/delivery.ts';
import type { Endpoint } from './webhooks/endpoint.ts';
import type { WebhookRule } from './webhooks/webhook-rule.ts';

/** All that exists at this Stripe, and the time it is there. */
export type World = Clock &
  Readonly<{
    /** Where browsers reach the hosted pages. */
    publicUrl: string;
    random(): number;
    /** What time will change by itself; kept right by every write to the collections that know such times. */
    due: DueQueue;
    /** The webhooks to be sent, by real milliseconds. */
    sendQueue: DueQueue;
    customers: Collection<Stripe.Customer | Stripe.DeletedCustomer, 'email'>;
    paymentMethods: Collection<PaymentMethodState>;
    products: Collection<Stripe.Product>;
    prices: Collection<Stripe.Price, 'lookupKey'>;
    sessions: Collection<Stripe.Checkout.Session, 'customer' | 'subscription'>;
    /** What a session will sell, beside the session as Stripe shows it. */
    checkoutPlans: Collection<CheckoutPlan>;
    subscriptions: Collection<Stripe.Subscription, 'customer'>;
    schedules: Collection<Stripe.SubscriptionSchedule, 'customer'>;
    pendingProrations: Collection<PendingProrations>;
    pendingChanges: Collection<PendingChange>;
    /** When the end of a subscription's trial is announced. Its id is the subscription's. */
    trialReminders: Collection<Readonly<{ at: number }>>;
    invoices: Collection<Stripe.Invoice, 'customer' | 'subscription' | 'open'>;
    portalVisits: Collection<PortalVisit>;
    portalConfigurations: Collection<Stripe.BillingPortal.Configuration>;
    pendingPayments: Collection<PendingPayment>;
    settings: Collection<Settings>;
    events: Collection<EventRecord, 'type' | 'object'>;
    endpoints: Collection<Endpoint>;
    deliveries: Collection<Delivery, 'event' | 'state'>;
    webhookRules: Collection<WebhookRule>;
    answers: Collection<IdempotentAnswer>;
  }>;

export function createWorld({
  store,
  publicUrl,
  now = () => new Date(),
  random = Math.random,
}: Readonly<{ store: Store; publicUrl: string; now?: () => Date; random?: () => number }>): World {
  const due = dueQueue();
  const sendQueue = dueQueue();
  return {
    ...createClock(store, now),
    publicUrl,
    random,
    due,
    sendQueue,
    customers: collectionOf(store, 'customer', {
      email: (customer) => (customer.deleted ? null : customer.email),
    }),
    paymentMethods: collectionOf(store, 'payment_method', {}),
    products: collectionOf(store, 'product', {}),
    prices: collectionOf(store, 'price', { lookupKey: (price) => price.lookup_key }),
    sessions: timed(
      collectionOf(store, 'checkout.session', {
        customer: (session) => idOf(session.customer),
        subscription: (session) => idOf(session.subscription),
      }),
      { due, kind: 'session', dueOf: (session) => (session.status === 'open' ? session.expires_at : null) },
    ),
    checkoutPlans: collectionOf(store, 'checkout_plan', {}),
    subscriptions: timed(
      collectionOf(store, 'subscription', { customer: (subscription) => idOf(subscription.customer) }),
      { due, kind: 'subscription', dueOf: subscriptionDue },
    ),
    schedules: collectionOf(store, 'schedule', { customer: (schedule) => idOf(schedule.customer) }),
    pendingProrations: collectionOf(store, 'pending_prorations', {}),
    pendingChanges: timed(collectionOf(store, 'pending_change', {}), {
      due,
      kind: 'change',
      dueOf: ({ expiresAt }) => expiresAt,
    }),
    trialReminders: timed(collectionOf(store, 'trial_reminder', {}), {
      due,
      kind: 'reminder',
      dueOf: ({ at }) => at,
    }),
    invoices: timed(
      collectionOf(store, 'invoice', {
        customer: (invoice) => idOf(invoice.customer),
        subscription: (invoice) => idOf(invoice.parent?.subscription_details?.subscription ?? null),
        open: (invoice) =>
          invoice.status === 'open' ? idOf(invoice.parent?.subscription_details?.subscription ?? null) : null,
      }),
      {
        due,
        kind: 'invoice',
        dueOf: (invoice) => (invoice.status === 'open' ? invoice.next_payment_attempt : null),
      },
    ),
    portalVisits: collectionOf(store, 'billing_portal.session', {}),
    portalConfigurations: collectionOf(store, 'billing_portal.configuration', {}),
    pendingPayments: timed(collectionOf(store, 'pending_payment', {}), {
      due,
      kind: 'payment',
      dueOf: ({ dueAt }) => dueAt,
    }),
    settings: collectionOf(store, 'settings', {}),
    events: collectionOf(store, 'event', {
      type: (event) => event.type,
      object: (event) => event.data.object.id,
    }),
    endpoints: collectionOf(store, 'webhook_endpoint', {}),
    deliveries: timed(
      collectionOf(store, 'delivery', { event: ({ event }) => event, state: ({ state }) => state }),
      {
        due: sendQueue,
        kind: 'delivery',
        dueOf: ({ state, nextAt }) => (state === 'pending' ? nextAt : null),
      },
    ),
    webhookRules: collectionOf(store, 'webhook_rule', {}),
    answers: collectionOf(store, 'idempotent_answer', {}),
  };
}

function idOf(reference: string | Readonly<{ id: string }> | null): string | null {
  return typeof reference === 'object' && reference !== null ? reference.id : reference;
}

/** Tells the queue of the time at which each object changes next. */
function timed<T, Index extends string>(
  collection: Collection<T, Index>,
  { due, kind, dueOf }: Readonly<{ due: DueQueue; kind: string; dueOf: (object: T) => number | null }>,
): Collection<T, Index> {
  for (const id of collection.ids().oldestFirst()) {
    const object = collection.get(id);
    due.set(`${kind} ${id}`, object === undefined ? null : dueOf(object));
  }
  return {
    ...collection,
    put: (id, object) => {
      due.set(`${kind} ${id}`, dueOf(object));
      return collection.put(id, object);
    },
    remove: (id) => {
      due.set(`${kind} ${id}`, null);
      collection.remove(id);
    },
  };
}
