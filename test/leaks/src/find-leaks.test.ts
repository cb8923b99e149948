import { Buffer } from 'node:buffer';
import { createSecretKey } from 'node:crypto';
import { createPayloadCodec } from '@planbridge/codec';
import { defaultPayloadConverter, DefaultFailureConverter, ApplicationFailure } from '@temporalio/common';
import { findLeaks } from './find-leaks.ts';
import { textOf } from './text-of.ts';

const email = 'ada+billing@mail.example';
const id = 'ada|4711@account.example';
const needles = [
  { name: 'e-mail', value: email },
  { name: 'account id', value: id },
  { name: 'remote words', value: 'Something broke over there\nand this is its second line' },
];

const found = (text: string) => findLeaks([{ place: 'here', text }], needles).map(({ name }) => name);

test.each([
  ['as it is', `"GET /x" for ${email}`, 'e-mail'],
  ['in a URL', `https://x.example/?m=${encodeURIComponent(email)}`, 'e-mail'],
  ['in a URL with small letters', encodeURIComponent(id).toLowerCase(), 'account id'],
  ['in JSON', JSON.stringify({ message: needles[2]?.value }), 'remote words'],
  [
    'in JSON inside of JSON',
    JSON.stringify({ text: JSON.stringify({ m: needles[2]?.value }) }),
    'remote words',
  ],
  ['one of its lines', 'Error: and this is its second line', 'remote words'],
  ['in hex', Buffer.from(`x${email}`).toString('hex'), 'e-mail'],
  ['at the begin of base64', Buffer.from(`${id} and more`).toString('base64'), 'account id'],
  ['a byte into base64', Buffer.from(`x${id} and more`).toString('base64'), 'account id'],
  ['two bytes into base64', Buffer.from(`xx${id} and more`).toString('base64url'), 'account id'],
  ['in a token’s payload', Buffer.from(JSON.stringify({ sub: 'u', email })).toString('base64url'), 'e-mail'],
])('a needle is found %s', (_where, text, name) => {
  expect(found(text)).toEqual([name]);
});

test('nothing is found where nothing is', () => {
  expect(found(`ada@other.example, ${Buffer.from('ada|4712@account.example').toString('base64')}`)).toEqual(
    [],
  );
});

test('says which text it was, and what stands around', () => {
  const texts = [
    { place: 'first', text: 'nothing' },
    { place: 'second', text: `before ${email} after` },
  ];
  expect(findLeaks(texts, needles)).toEqual([
    { name: 'e-mail', place: 'second', excerpt: `before ${email} after` },
  ]);
});

const codec = createPayloadCodec([{ id: 'k', key: createSecretKey(Buffer.alloc(32, 7)) }]);
const payload = (value: unknown) => defaultPayloadConverter.toPayload(value);
const encrypted = async (value: unknown) => (await codec.encode([payload(value)]))[0];
const failureOf = (converter: DefaultFailureConverter, message: string) =>
  converter.errorToFailure(ApplicationFailure.nonRetryable(message, 'Type'), defaultPayloadConverter);

test.each<[where: string, plant: (value: string) => unknown]>([
  ['an input', (value) => ({ events: [{ attributes: { input: { payloads: [payload({ value })] } } }] })],
  ['an encrypted input', async (value) => ({ input: { payloads: [await encrypted({ value })] } })],
  ['a memo', (value) => ({ memo: { fields: { note: payload(value) } } })],
  ['a search attribute', (value) => ({ searchAttributes: { indexedFields: { Name: payload(value) } } })],
  ['a name of a field', (value) => ({ searchAttributes: { indexedFields: { [value]: payload(1) } } })],
  ['a summary', async (value) => ({ userMetadata: { summary: await encrypted(value) } })],
  ['a failure', (value) => ({ failure: failureOf(new DefaultFailureConverter(), value) })],
  [
    'a failure’s detail',
    (value) => ({ applicationFailureInfo: { details: { payloads: [payload(value)] } } }),
  ],
  [
    'an encoded failure',
    (value) => ({
      lastFailure: failureOf(new DefaultFailureConverter({ encodeCommonAttributes: true }), value),
    }),
  ],
  ['bytes', (value) => ({ identity: new TextEncoder().encode(`x${value}`) })],
  ['a header', (value) => ({ header: { fields: { trace: payload(value) } } })],
])('%s of a message of Temporal’s is searched', async (_where, plant) => {
  const text = await textOf(await plant(email), codec);
  expect(found(text)).toEqual(['e-mail']);
  expect(found(await textOf(await plant('nobody@other.example'), codec))).toEqual([]);
});
