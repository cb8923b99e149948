import * as fc from 'fast-check';
import { eventCustomer } from './event-customer.ts';

test.each<[string, unknown, string | null]>([
  ['a subscription’s customer', { object: 'subscription', id: 'sub_1', customer: 'cus_1' }, 'cus_1'],
  ['a customer itself', { object: 'customer', id: 'cus_1' }, 'cus_1'],
  ['a deleted customer', { object: 'customer', id: 'cus_1', deleted: true }, 'cus_1'],
  [
    'an expanded customer',
    { object: 'invoice', id: 'in_1', customer: { id: 'cus_1', object: 'customer' } },
    'cus_1',
  ],
  ['a session without a customer', { object: 'checkout.session', id: 'cs_1', customer: null }, null],
  ['an object without the field', { object: 'price', id: 'price_1' }, null],
  ['an empty id', { object: 'invoice', customer: '' }, null],
  ['a customer that is a number', { object: 'invoice', customer: 7 }, null],
  ['an expanded customer without an id', { object: 'invoice', customer: {} }, null],
  ['a list', ['cus_1'], null],
  ['text', 'cus_1', null],
  ['nothing', null, null],
])('%s', (_, object, expected) => {
  expect(eventCustomer(object)).toBe(expected);
});

test('answers for anything that JSON can say', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (object) => {
      const customer = eventCustomer(object);
      expect(customer === null || customer.length > 0).toBe(true);
    }),
  );
});
