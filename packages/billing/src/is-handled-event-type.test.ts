import { handledEventTypes } from './event-types.ts';
import { isHandledEventType } from './is-handled-event-type.ts';

test.each([
  ['checkout.session.completed', true],
  ['v1.checkout.session.completed', true],
  ['customer.subscription.deleted', true],
  ['v1.customer.subscription.deleted', true],
  ['v1.customer.subscription.past_due', true],
  ['customer.subscription.past_due', false], // Only thin events name what changed.
  ['invoice.paid', true],
  ['customer.deleted', true],
  ['charge.dispute.created', false],
  ['payment_intent.succeeded', false],
  ['customer.subscription', false],
  ['CUSTOMER.DELETED', false],
  ['constructor', false],
  ['', false],
])('%s: %s', (type, handled) => {
  expect(isHandledEventType(type)).toBe(handled);
});

test('names no type twice', () => {
  expect(new Set(handledEventTypes).size).toBe(handledEventTypes.length);
});
