import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { webhookSecret } from '../parts/create-test-app.ts';

export type Delivery = Readonly<{ body: Buffer; header: string | null }>;

const secrets = ['whsec_older', webhookSecret];

const genuine: readonly unknown[] = [
  {
    id: 'evt_1',
    object: 'event',
    type: 'customer.subscription.updated',
    livemode: false,
    data: { object: { object: 'subscription', id: 'sub_1', customer: 'cus_9' } },
  },
  {
    id: 'evt_2',
    object: 'v2.core.event',
    type: 'v1.customer.subscription.updated',
    livemode: false,
    related_object: { id: 'sub_1', type: 'subscription', url: '/v1/subscriptions/sub_1' },
  },
  {
    id: 'evt_3',
    object: 'event',
    type: 'customer.deleted',
    livemode: false,
    data: { object: { object: 'customer', id: 'cus_9' } },
  },
];

const oddText = fc.oneof(
  fc.constantFrom(
    '',
    '..',
    'evt_',
    'evt_1/../2',
    `evt_${'a'.repeat(300)}`,
    'ada@example.com',
    '__proto__',
    '\0',
  ),
  fc.string({ unit: 'binary' }),
);

const oddValue = fc.oneof(
  oddText,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(true, null, 0, []),
);

/** Mostly right: an event that is wrong in five ways is refused for the first of them. */
function mostly<Value>(right: fc.Arbitrary<Value>): fc.Arbitrary<unknown> {
  return fc.oneof({ arbitrary: right, weight: 9 }, { arbitrary: oddValue, weight: 1 });
}

const id = mostly(fc.oneof(fc.constantFrom('evt_1', 'evt_a_B9'), fc.stringMatching(/^evt_\w{1,40}$/)));

const snapshotType = fc.constantFrom('customer.subscription.updated', 'invoice.paid', 'charge.succeeded');
const thinType = fc.constantFrom(
  'v1.customer.created',
  'v1.customer.subscription.updated',
  'v1.invoice.paid',
);

/** Some installations give their customers ids of their own. */
const customer = fc.oneof(
  fc.constantFrom('cus_9', 'ada@example.com', 'auth0|42', 'Ada Lovelace'),
  oddText,
  fc.record({ id: fc.oneof(fc.constant('cus_9'), fc.emailAddress(), oddText) }),
);

const common = {
  id,
  livemode: mostly(fc.constant(false)),
  account: mostly(fc.constantFrom(null, undefined)),
};

/** Events of Stripe's form with values that Stripe never sends. */
const oddEvent = fc.oneof(
  fc.record({
    ...common,
    object: mostly(fc.constant('event')),
    type: mostly(snapshotType),
    data: mostly(
      fc.record({
        object: fc.record(
          { object: fc.constantFrom('subscription', 'invoice', 'customer', 'x'), id: customer, customer },
          { requiredKeys: ['object'] },
        ),
      }),
    ),
  }),
  fc.record({
    ...common,
    object: mostly(fc.constant('v2.core.event')),
    type: mostly(thinType),
    related_object: mostly(
      fc.record({ id: customer, type: mostly(fc.constantFrom('subscription', 'customer', 'invoice')) }),
    ),
  }),
);

const json = (value: unknown) => Buffer.from(JSON.stringify(value) ?? '');

const body = fc.oneof(
  fc.constantFrom(...genuine).map(json),
  { arbitrary: oddEvent.map(json), weight: 5 },
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc.jsonValue({ maxDepth: 3 }).map(json),
  fc.constantFrom(Buffer.alloc(0), Buffer.from('['.repeat(20_000)), Buffer.from('{"object":"event"')),
);

const signed = fc
  .tuple(body, fc.constantFrom(...secrets), fc.integer({ min: -290, max: 290 }))
  .map(([bytes, secret, age]): Delivery => ({ body: bytes, header: headerFor(bytes, secret, age) }));

/** Signed well, and then changed by one byte, on the way. */
const tampered = fc
  .tuple(
    fc.constantFrom(...genuine).map(json),
    fc.constantFrom(...secrets),
    fc.nat(),
    fc.nat({ max: 255 }),
    edits(),
  )
  .map(([bytes, secret, at, byte, edit]): Delivery => ({
    body: edited(bytes, edit, at, byte),
    header: headerFor(bytes, secret, 0),
  }));

const misused = fc
  .tuple(fc.constantFrom(...genuine).map(json), fc.nat(), fc.nat({ max: 255 }), edits())
  .map(([bytes, at, byte, edit]): Delivery => ({
    body: bytes,
    header: edited(Buffer.from(headerFor(bytes, webhookSecret, 0), 'latin1'), edit, at, byte).toString(
      'latin1',
    ),
  }));

const wrongly = fc
  .tuple(
    body,
    fc.oneof(
      fc.constantFrom('whsec_other', '', 'whsec_', ' whsec_test'),
      fc.string().filter((text) => !secrets.includes(text)),
    ),
  )
  .map(([bytes, secret]): Delivery => ({ body: bytes, header: headerFor(bytes, secret, 0) }));

const outOfTime = fc
  .tuple(body, fc.oneof(fc.integer({ min: 310, max: 10 ** 9 }), fc.integer({ min: -(10 ** 9), max: -310 })))
  .map(([bytes, age]): Delivery => ({ body: bytes, header: headerFor(bytes, webhookSecret, age) }));

const noise = fc
  .tuple(
    body,
    fc.oneof(
      fc.constantFrom(null, '', 't=,v1=', 't=1', 'v1=', ',,,', '=', `t=${'9'.repeat(400)},v1=a`),
      fc.string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)) }),
      fc.string({ minLength: 64, maxLength: 64 }).map((text) => `t=${nowSeconds()},v1=${text}`),
    ),
  )
  .map(([bytes, header]): Delivery => ({ body: bytes, header }));

/** What may reach the address that only Stripe should know, from somebody who has its secret and from everybody else. */
export const webhookArbitrary: fc.Arbitrary<Delivery> = fc.oneof(
  { arbitrary: signed, weight: 4 },
  { arbitrary: tampered, weight: 2 },
  { arbitrary: misused, weight: 2 },
  { arbitrary: wrongly, weight: 1 },
  { arbitrary: outOfTime, weight: 1 },
  { arbitrary: noise, weight: 1 },
);

/** By Stripe's rule, told again without Stripe's library: some `v1` is the HMAC of the header's timestamp, a dot and the body. */
export function isTrulySigned({ body: bytes, header }: Delivery): boolean {
  const stamps = [...(header ?? '').matchAll(/t=(\d+)/g)].map(([, digits]) => digits ?? '');
  return stamps.some(
    (stamp) =>
      Math.abs(nowSeconds() - Number(stamp)) <= 305 &&
      secrets.some((secret) => (header ?? '').includes(`v1=${hmac(bytes, secret, stamp)}`)),
  );
}

function headerFor(bytes: Buffer, secret: string, age: number): string {
  const stamp = String(nowSeconds() - age);
  return `t=${stamp},v1=${hmac(bytes, secret, stamp)}`;
}

// Over the text, as Stripe's libraries have it: bytes that are no UTF-8 are replaced first.
function hmac(bytes: Buffer, secret: string, stamp: string): string {
  return createHmac('sha256', secret)
    .update(`${stamp}.${bytes.toString('utf8')}`)
    .digest('hex');
}

function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

function edits() {
  return fc.constantFrom('replace', 'insert', 'remove', 'cut', 'double');
}

function edited(bytes: Buffer, edit: string, at: number, byte: number): Buffer {
  const index = at % bytes.length;
  const [before, after] = [bytes.subarray(0, index), bytes.subarray(index)];
  switch (edit) {
    case 'replace':
      return Buffer.concat([before, Buffer.from([byte]), after.subarray(1)]);
    case 'insert':
      return Buffer.concat([before, Buffer.from([byte]), after]);
    case 'remove':
      return Buffer.concat([before, after.subarray(1)]);
    case 'cut':
      return before;
    default:
      return Buffer.concat([bytes, bytes]);
  }
}
