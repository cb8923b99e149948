import * as fc from 'fast-check';

const anyJson = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    '',
    ' ',
    '\0',
    '\ud800',
    'a'.repeat(3000),
    1e308,
    -0,
    1.5,
    2 ** 53,
    null,
    [],
    {},
    [[]],
    true,
  ),
);

const oddKeys = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', '', 'PLAN', 'url', '\0');

/** Bytes in the place of a body of the right form: some still are one, most are wrong in one way. */
export function brokenBody(right: fc.Arbitrary<unknown>): fc.Arbitrary<Buffer> {
  const text = right.map((value) => JSON.stringify(value));
  return fc.oneof(
    fc.tuple(right, fc.nat(), anyJson).map(([value, at, odd]) => bytes(withOddValue(value, at, odd))),
    fc.tuple(text, oddKeys, anyJson).map(([json, key, odd]) => withKey(json, key, odd)),
    fc.tuple(right, fc.nat()).map(([value, at]) => bytes(withoutKey(value, at))),
    fc.tuple(text, fc.nat()).map(([json, at]) => Buffer.from(json.slice(0, at % (json.length + 1)))),
    fc.tuple(text, fc.nat(), fc.nat({ max: 255 })).map(([json, at, byte]) => withByte(json, at, byte)),
    anyJson.map(bytes),
    fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)),
    fc.constantFrom(
      Buffer.from(`${'['.repeat(5000)}${']'.repeat(5000)}`),
      Buffer.from(`${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`),
      Buffer.from('\ufeff{}'),
      Buffer.from('{"plan":"pro","plan":"team"}'),
      Buffer.from('{"seats":1e999}'),
      Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
      Buffer.alloc(16_385, 0x20),
      Buffer.alloc(0),
    ),
  );
}

function bytes(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value) ?? '');
}

function withOddValue(value: unknown, at: number, odd: unknown): unknown {
  const entries = entriesOf(value);
  const [key] = entries[at % Math.max(1, entries.length)] ?? [];
  return key === undefined ? odd : { ...Object.fromEntries(entries), [key]: odd };
}

function withoutKey(value: unknown, at: number): unknown {
  const entries = entriesOf(value);
  return Object.fromEntries(entries.filter((_, index) => index !== at % Math.max(1, entries.length)));
}

// As text: an object's literal would take `__proto__` for its prototype.
function withKey(json: string, key: string, odd: unknown): Buffer {
  return Buffer.from(json.replace(/^\{/, `{${JSON.stringify(key)}:${JSON.stringify(odd)},`));
}

function withByte(json: string, at: number, byte: number): Buffer {
  const buffer = Buffer.from(json);
  buffer[at % Math.max(1, buffer.length)] = byte;
  return buffer;
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
