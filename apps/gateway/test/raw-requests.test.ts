import { createDatabase } from '@planbridge/accounts';
import type { FastifyInstance } from 'fastify';
import { createTestApp } from './parts/create-test-app.ts';
import { sendBytes } from './parts/send-bytes.ts';

let app: FastifyInstance;
let port: number;
let started: readonly unknown[];
let logged: readonly string[];

beforeAll(async () => {
  const { db } = createDatabase('postgres://127.0.0.1:9/none');
  ({ app, started, logged } = await createTestApp({ db }));
  port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
});

afterAll(async () => {
  await app.close();
});

function problemOf(answer: string): unknown {
  expect(answer).toMatch(/\r\ncontent-type: application\/problem\+json/i);
  expect(answer).toMatch(/\r\ncache-control: no-store\r\n/i);
  return JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4));
}

const to = (line: string) => `${line} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n`;
const post = to('POST /webhooks/stripe');
const get = to('GET /livez');

test.each<[string, string, number, string]>([
  ['no HTTP at all', 'EHLO planbridge\r\n\r\n', 400, 'bad-request'],
  ['a TLS greeting', '\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03', 400, 'bad-request'],
  ['no host', 'GET /livez HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'bad-request'],
  ['an expectation of tea', `${to('GET /nowhere')}Expect: tea\r\n\r\n`, 404, 'not-found'],
  ['a header without a name', `${get}: x\r\n\r\n`, 400, 'bad-request'],
  ['a header with a null', `${get}X-A: a\0b\r\n\r\n`, 400, 'bad-request'],
  ['headers over 16 KB', `${get}X-A: ${'a'.repeat(17_000)}\r\n\r\n`, 431, 'headers-too-large'],
  ['very many headers', `${get}${'X-A: 1\r\n'.repeat(8000)}\r\n`, 431, 'headers-too-large'],
  ['a path over 16 KB', `${to(`GET /${'a'.repeat(17_000)}`)}\r\n`, 431, 'headers-too-large'],
  ['two lengths', `${post}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}}`, 400, 'bad-request'],
  [
    // Two servers in a row that believe one each would see different requests: smuggling.
    'a length and chunks',
    `${post}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    400,
    'bad-request',
  ],
  ['a length that is hexadecimal', `${post}Content-Length: 0x10\r\n\r\n`, 400, 'bad-request'],
  [
    'a chunk of no length',
    `${post}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
    400,
    'bad-request',
  ],
  ['a path that cannot be decoded', `${to('GET /%ff')}\r\n`, 400, 'bad-request'],
  ['a path that is very long', `${to(`GET /docs/static/${'a'.repeat(9000)}`)}\r\n`, 400, 'bad-request'],
  ['a path out of the files', `${to('GET /docs/static/../../../package.json')}\r\n`, 400, 'bad-request'],
  ['that path encoded', `${to('GET /docs/static/..%2f..%2f..%2fpackage.json')}\r\n`, 404, 'not-found'],
  [
    'two signatures',
    `${post}Stripe-Signature: t=1,v1=a\r\nStripe-Signature: t=1,v1=b\r\nContent-Length: 2\r\n\r\n{}`,
    400,
    'invalid-signature',
  ],
  [
    'a signature in no encoding',
    `${post}Stripe-Signature: t=1,v1=\xff\xfe\r\nContent-Length: 2\r\n\r\n{}`,
    400,
    'invalid-signature',
  ],
])('is answered in the terms of a problem: %s', async (_what, text, status, name) => {
  const { answer } = await sendBytes(port, Buffer.from(text, 'latin1'));
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} [A-Z]`));
  expect(problemOf(answer)).toMatchObject({
    type: `urn:planbridge:problem:${name}`,
    status,
    title: expect.stringMatching(/./),
    detail: expect.stringMatching(/./),
  });
  expect(started).toEqual([]);
});

test('holds no connection whose headers or body trickle, tells it so, and serves others meanwhile', async () => {
  const trickling = Promise.all([
    sendBytes(port, ''),
    sendBytes(port, 'POST /webhooks/stripe HTTP/1.1\r\nHost: a\r\nX-Slow: '),
    sendBytes(port, `${post}Content-Length: 100\r\n\r\n{"id":`),
    ...Array.from({ length: 200 }, () => sendBytes(port, 'GET / HTTP/1.1\r\nX: ')),
  ]);
  expect((await sendBytes(port, `${get}\r\n`)).answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);

  const [silent, headers, body, ...others] = await trickling;
  for (const { answer } of [headers, body, ...others]) {
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(problemOf(answer)).toMatchObject({ type: 'urn:planbridge:problem:request-timeout', status: 408 });
  }
  // Five seconds for the headers and ten for all, looked after every second; the rest is for a busy machine.
  expect(silent.ms).toBeLessThan(12_000);
  expect(headers.ms).toBeLessThan(12_000);
  expect(body.ms).toBeLessThan(17_000);
  expect(logged.join('')).not.toContain('"level":"error"');
}, 40_000);
