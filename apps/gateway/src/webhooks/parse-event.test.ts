import { parseEvent } from './parse-event.ts';

const snapshot = {
  object: 'event',
  id: 'evt_1',
  type: 'invoice.paid',
  livemode: false,
  data: { object: {} },
};
const thin = { object: 'v2.core.event', id: 'evt_1', type: 'v1.invoice.paid', livemode: false };

test.each([
  ['a snapshot event', snapshot],
  ['a thin event', { ...thin, related_object: { id: 'in_1', type: 'invoice', url: '/v1/invoices/in_1' } }],
  ['a thin event without an object', { ...thin, related_object: null }],
])('reads %s', (_what, event) => {
  expect(parseEvent(Buffer.from(JSON.stringify(event)))).toMatchObject({ id: 'evt_1' });
});

test.each([
  ['no JSON', 'hello'],
  ['cut JSON', '{"object":"event"'],
  ['null', 'null'],
  ['a list', '[]'],
  ['a text', '"evt_1"'],
  ['an object of another kind', JSON.stringify({ ...snapshot, object: 'customer' })],
  ['an event without an id', JSON.stringify({ ...snapshot, id: undefined })],
  ['an id of another kind', JSON.stringify({ ...snapshot, id: 'in_1' })],
  ['an id with a slash', JSON.stringify({ ...snapshot, id: 'evt_1/../evt_2' })],
  ['an id that is too long', JSON.stringify({ ...snapshot, id: `evt_${'x'.repeat(201)}` })],
  ['a type with spaces', JSON.stringify({ ...snapshot, type: 'invoice paid' })],
  ['no mode', JSON.stringify({ ...snapshot, livemode: undefined })],
  ['no object', JSON.stringify({ ...snapshot, data: undefined })],
])('finds no event in %s', (_what, text) => {
  expect(parseEvent(Buffer.from(text))).toBeNull();
});
