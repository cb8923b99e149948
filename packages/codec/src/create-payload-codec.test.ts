import { Buffer } from 'node:buffer';
import { createSecretKey } from 'node:crypto';
import { defaultPayloadConverter } from '@temporalio/common';
import type { Payload } from '@temporalio/common';
import * as fc from 'fast-check';
import type { CodecKey } from './codec-key.ts';
import { createPayloadCodec } from './create-payload-codec.ts';

const keyOf = (id: string, byte: number): CodecKey => ({ id, key: createSecretKey(Buffer.alloc(32, byte)) });
const first = keyOf('first', 1);
const second = keyOf('second', 2);

const bytes = fc.uint8Array({ maxLength: 300 });
const payloads = fc.array(
  fc.record({
    metadata: fc.dictionary(fc.string({ maxLength: 20 }), bytes, { noNullPrototype: true }),
    data: bytes,
  }),
  { maxLength: 4 },
);

const text = (field: Uint8Array | null | undefined) => Buffer.from(field ?? []).toString('utf8');
const plain = ({ metadata, data }: Payload) => ({
  metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, [...value]])),
  data: [...(data ?? [])],
});

async function encryptOne(value: unknown, keys: readonly CodecKey[]): Promise<Payload> {
  const [payload] = await createPayloadCodec(keys).encode([defaultPayloadConverter.toPayload(value)]);
  if (payload === undefined) throw new Error('The codec lost a payload.');
  return payload;
}

async function decryptOne(payload: Payload, keys: readonly CodecKey[]): Promise<unknown> {
  const [decoded] = await createPayloadCodec(keys).decode([payload]);
  if (decoded === undefined) throw new Error('The codec lost a payload.');
  return defaultPayloadConverter.fromPayload(decoded);
}

test('whatever is encrypted comes back as it was, metadata too', async () => {
  const codec = createPayloadCodec([first]);
  await fc.assert(
    fc.asyncProperty(payloads, async (given) => {
      const encrypted = await codec.encode(given);
      expect((await codec.decode(encrypted)).map(plain)).toEqual(given.map(plain));
    }),
  );
});

test('an encrypted payload shows its mark, the key’s id and nothing of its content', async () => {
  const encrypted = await encryptOne({ ref: 'Zk3vQ0mW8sT1xYab' }, [first, second]);
  expect(Object.entries(encrypted.metadata ?? {}).map(([name, value]) => [name, text(value)])).toEqual([
    ['encoding', 'binary/encrypted'],
    ['encryption-key-id', 'first'],
  ]);
  expect(Buffer.from(encrypted.data ?? []).includes('Zk3vQ0mW')).toBe(false);
  expect(Buffer.from(encrypted.data ?? []).includes('json')).toBe(false);
});

test('the same payload is never encrypted to the same bytes', async () => {
  const seen = await Promise.all(Array.from({ length: 50 }, () => encryptOne('same', [first])));
  expect(new Set(seen.map(({ data }) => Buffer.from(data ?? []).toString('hex'))).size).toBe(50);
  expect(
    new Set(
      seen.map(({ data }) =>
        Buffer.from(data ?? [])
          .toString('hex')
          .slice(0, 24),
      ),
    ).size,
  ).toBe(50);
});

test('a change of any byte is refused', async () => {
  const encrypted = await encryptOne({ plan: 'pro' }, [first]);
  const data = Buffer.from(encrypted.data ?? []);
  for (let at = 0; at < data.length; at += 1) {
    const changed = Buffer.from(data);
    changed[at] = (changed[at] ?? 0) ^ 1;
    await expect(decryptOne({ ...encrypted, data: changed }, [first])).rejects.toMatchObject({
      code: 'KEY_WRONG',
    });
  }
});

test.each([0, 1, 12, 27, 28])('a payload cut to %i bytes is refused', async (length) => {
  const encrypted = await encryptOne({ plan: 'pro' }, [first]);
  const cut = { ...encrypted, data: Buffer.from(encrypted.data ?? []).subarray(0, length) };
  await expect(decryptOne(cut, [first])).rejects.toMatchObject({ code: 'KEY_WRONG' });
});

test('a payload that names another key is refused, even if that key has the same bytes', async () => {
  const twin = { id: 'twin', key: first.key };
  const encrypted = await encryptOne('mine', [first]);
  const renamed = {
    ...encrypted,
    metadata: { ...encrypted.metadata, 'encryption-key-id': Buffer.from('twin') },
  };
  await expect(decryptOne(renamed, [first, twin])).rejects.toMatchObject({ code: 'KEY_WRONG' });
});

test('rotation: what the old key encrypted is read behind the new one, and new payloads have the new one', async () => {
  const before = await encryptOne('before', [first]);
  const after = await encryptOne('after', [second, first]);
  expect(await decryptOne(before, [second, first])).toBe('before');
  expect(await decryptOne(after, [second, first])).toBe('after');
  expect(text(after.metadata?.['encryption-key-id'])).toBe('second');
  // Who got the new key at the end first, as a rolling deploy does, reads both already.
  expect(await decryptOne(after, [first, second])).toBe('after');
});

test('what was written before encryption was switched on is read as it is', async () => {
  const mixed = [defaultPayloadConverter.toPayload('old'), await encryptOne('new', [first]), {}];
  const decoded = await createPayloadCodec([first]).decode(mixed);
  expect(decoded.slice(0, 2).map((payload) => defaultPayloadConverter.fromPayload(payload))).toEqual([
    'old',
    'new',
  ]);
  expect(decoded[2]).toEqual({});
});

test('a key that is missing is named, with the variable that lacks it', async () => {
  const encrypted = await encryptOne('secret', [second]);
  await expect(decryptOne(encrypted, [first])).rejects.toThrow(
    'A payload is encrypted with the key second, which CODEC_KEYS does not have here: add it, at the end to decrypt only.',
  );
  await expect(decryptOne(encrypted, [])).rejects.toThrow(/the key second, and CODEC_KEYS is not set here/);
});

test('without keys nothing is changed', async () => {
  await fc.assert(
    fc.asyncProperty(payloads, async (given) => {
      expect(await createPayloadCodec([]).encode(given)).toEqual(given);
    }),
  );
});
