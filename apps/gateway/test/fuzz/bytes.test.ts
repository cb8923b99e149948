import { createDatabase } from '@planbridge/accounts';
import * as fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { createTestApp } from '../parts/create-test-app.ts';
import { exchangeBytes } from './exchange-bytes.ts';
import { fuzzRuns, fuzzTimeout, tellRuns } from './fuzz-runs.ts';
import { oddValues } from './odd-values.ts';

const runs = 12;
const atOnce = 30;

let app: FastifyInstance;
let started: readonly unknown[];
let port: number;

beforeAll(async () => {
  const { db } = createDatabase('postgres://127.0.0.1:9/none');
  ({ app, started } = await createTestApp({ db }));
  port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
});

afterAll(async () => {
  await app.close();
});

const rightHeaders = fc.constantFrom(
  'Connection: close',
  'Connection: keep-alive',
  'Content-Type: application/json',
  'Authorization: Bearer a.b.c',
  'Stripe-Signature: t=1,v1=a',
  'Expect: 100-continue',
);

const bodies = fc.constantFrom(
  '',
  '{}',
  '2\r\n{}\r\n0\r\n\r\n',
  'zz\r\n',
  '0\r\nX: y\r\n\r\n',
  'GET /livez HTTP/1.1\r\n\r\n',
);

const request = fc
  .tuple(
    fc.constantFrom(...oddValues.requestLines),
    fc.array(rightHeaders, { maxLength: 3 }),
    fc.array(fc.constantFrom(...oddValues.headerLines), { maxLength: 2 }),
    bodies,
    fc.constantFrom('\r\n', '\r\n', '\r\n', '\r\n', '\r\n', '\r\n', '\n', '\r'),
    fc.option(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { freq: 1 }),
  )
  .map(([line, right, odd, body, end, flip]) => {
    const bytes = Buffer.from([line, 'Host: a', ...right, ...odd, '', body].join(end), 'latin1');
    if (flip !== null) bytes[flip[0] % bytes.length] = flip[1];
    return bytes;
  });

const noise = fc.uint8Array({ minLength: 1, maxLength: 400 }).map((bytes) => Buffer.from(bytes));

test(
  'whatever bytes come, the gateway answers what is wrong, fails at nothing, and serves the next one',
  async () => {
    const statuses = new Map<string, number>();
    let connections = 0;

    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ arbitrary: request, weight: 5 }, noise), {
          minLength: atOnce,
          maxLength: atOnce,
        }),
        async (all) => {
          const answers = await Promise.all(all.map((bytes) => exchangeBytes(port, bytes)));
          connections += all.length;
          for (const answer of answers) {
            for (const [, status = ''] of answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)) {
              statuses.set(status, (statuses.get(status) ?? 0) + 1);
            }
          }
          expect(answers.flatMap(faultsOf)).toEqual([]);
          expect(started).toEqual([]);
        },
      ),
      // Making a failing batch smaller would take minutes; its answer is shown.
      { ...fuzzRuns(runs), endOnFailure: true },
    );
    tellRuns(
      'connections with odd bytes',
      connections,
      Object.fromEntries([...statuses].map(([status, n]) => [`× ${status}`, n])),
    );
    expect([...statuses.keys()]).toEqual(expect.arrayContaining(['200', '400', '401']));
    expect((await app.inject('/livez')).statusCode).toBe(200);
  },
  fuzzTimeout(runs * atOnce),
);

/** One connection may have carried several answers: each that refuses says why. */
function faultsOf(answers: string): readonly string[] {
  const refused = [...answers.matchAll(/^HTTP\/1\.1 4\d\d /gm)].length;
  const explained = [...answers.matchAll(/^\{"type":"urn:planbridge:problem:/gm)].length;
  return refused > explained || /^HTTP\/1\.1 5/m.test(answers) ? [answers] : [];
}
