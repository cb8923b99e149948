import { readEvent } from './read-event.ts';
import type { StripeEvent } from './stripe-event-schema.ts';

const subscription = { object: 'subscription', id: 'sub_1', customer: 'cus_9' };

function snapshot(changes: Partial<Extract<StripeEvent, { object: 'event' }>> = {}): StripeEvent {
  return {
    object: 'event',
    id: 'evt_1',
    type: 'customer.subscription.updated',
    livemode: false,
    account: undefined,
    context: null,
    data: { object: subscription },
    ...changes,
  };
}

function thin(changes: Partial<Extract<StripeEvent, { object: 'v2.core.event' }>> = {}): StripeEvent {
  return {
    object: 'v2.core.event',
    id: 'evt_2',
    type: 'v1.customer.subscription.updated',
    livemode: false,
    account: undefined,
    context: undefined,
    related_object: { id: 'sub_1', type: 'subscription' },
    ...changes,
  };
}

test.each([
  ['a customer by id', subscription],
  ['an expanded customer', { ...subscription, customer: { id: 'cus_9', object: 'customer' } }],
  ['the customer itself', { object: 'customer', id: 'cus_9' }],
])('settles a snapshot event that holds %s', (_what, object) => {
  expect(readEvent(snapshot({ data: { object } }), { livemode: false })).toEqual({
    kind: 'settle',
    input: { eventId: 'evt_1', type: 'customer.subscription.updated', customerId: 'cus_9', object: null },
  });
});

test('settles a thin event by its object, which the worker resolves', () => {
  expect(readEvent(thin(), { livemode: false })).toEqual({
    kind: 'settle',
    input: {
      eventId: 'evt_2',
      type: 'v1.customer.subscription.updated',
      customerId: null,
      object: { id: 'sub_1', type: 'subscription' },
    },
  });
});

test('needs nothing resolved for a thin event about a customer', () => {
  const event = thin({ type: 'v1.customer.deleted', related_object: { id: 'cus_9', type: 'customer' } });
  expect(readEvent(event, { livemode: false })).toMatchObject({
    input: { customerId: 'cus_9', object: null },
  });
});

test.each([
  ['of a type nobody handles', snapshot({ type: 'charge.succeeded' }), 'unknown-type'],
  ['of test mode in a live installation', snapshot(), 'wrong-mode', true],
  ['of live mode in a test installation', snapshot({ livemode: true }), 'wrong-mode'],
  ['of a connected account', snapshot({ account: 'acct_2' }), 'foreign-account'],
  ['of another context', thin({ context: 'org_1/acct_2' }), 'foreign-account'],
  ['without a customer', snapshot({ data: { object: { ...subscription, customer: null } } }), 'no-customer'],
  ['without an object', snapshot({ data: { object: null } }), 'no-customer'],
  ['without a related object', thin({ related_object: null }), 'no-customer'],
  [
    'of a customer whose id is an e-mail',
    snapshot({ data: { object: { ...subscription, customer: 'ada@example.com' } } }),
    'no-customer',
  ],
] as const)('ignores an event %s', (_what, event, reason, livemode: boolean = false) => {
  expect(readEvent(event, { livemode })).toEqual({ kind: 'ignore', reason });
});
