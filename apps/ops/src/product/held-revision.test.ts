import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassingError } from '../passing-error.ts';
import { patiently } from '../patiently.ts';
import { heldRevision } from './held-revision.ts';

const account = { id: 'auth0|42', ref: 'abc' };

type Answer = Readonly<{ status: number; body?: string; headers?: Record<string, string> }>;

/** A product that answers so, one after the other, and the last for ever. */
async function startProduct(...answers: readonly Answer[]) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { status, body = '', headers = {} } = answers[asked.length] ?? answers.at(-1) ?? { status: 500 };
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closing.push(() => server.close());
  return { asked, access: { url: `http://127.0.0.1:${portOf(server.address())}/`, token: 'hush' } };
}

const closing: (() => unknown)[] = [];

afterEach(() => {
  closing.splice(0).forEach((close) => close());
});

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}

test('the stored revision is asked for by the account’s id, with our token', async () => {
  const { access, asked } = await startProduct({ status: 200, body: '{"revision":918,"plan":"pro"}' });
  expect(await heldRevision(access, account)).toBe(918n);
  expect(asked).toEqual(['GET /entitlements/auth0%7C42 Bearer hush']);
});

test('an account that the product does not know has no revision', async () => {
  const { access } = await startProduct({ status: 404, body: 'no such account' });
  expect(await heldRevision(access, account)).toBeNull();
});

test('a product that asks for patience is asked again when it said, and not before', async () => {
  const { access, asked } = await startProduct(
    { status: 429, headers: { 'retry-after': '1' } },
    { status: 503 },
    { status: 200, body: '{"revision":7}' },
  );
  const began = performance.now();
  expect(await patiently(() => heldRevision(access, account))).toBe(7n);
  expect(asked).toHaveLength(3);
  expect(performance.now() - began).toBeGreaterThan(1900);
});

test.each<[string, Answer, RegExp]>([
  ['an answer without a revision', { status: 200, body: '{"plan":"pro"}' }, /does not say what revision/],
  ['a page in the place of an answer', { status: 200, body: '<html>' }, /does not say what revision/],
  ['a refused token', { status: 401 }, /check ENTITLEMENT_API_TOKEN/],
  ['a refused request', { status: 400 }, /it answered 400/],
])('%s is told at once and taken for no revision', async (_, answer, sentence) => {
  const { access, asked } = await startProduct(answer);
  await expect(patiently(() => heldRevision(access, account))).rejects.toThrow(sentence);
  expect(asked).toHaveLength(1);
});

test('nobody who listens is a trouble that may pass', async () => {
  const access = { url: 'http://127.0.0.1:1', token: 'hush' };
  await expect(heldRevision(access, account)).rejects.toThrow(PassingError);
});
