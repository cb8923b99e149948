import { gzipSync } from 'node:zlib';
import { createCataloguedDatabase } from './parts/create-catalogued-database.ts';
import { createTestApp } from './parts/create-test-app.ts';
import { startIssuer } from './parts/start-issuer.ts';
import type { Issuer } from './parts/start-issuer.ts';

let database: Awaited<ReturnType<typeof createCataloguedDatabase>>;
let issuer: Issuer;

beforeAll(async () => {
  database = await createCataloguedDatabase();
  issuer = await startIssuer();
});

afterAll(async () => {
  await issuer.close();
  await database.close();
});

const page = '"return_url":"https://app.example.com"';

test.each<[string, string | Buffer, string | null, number, string]>([
  ['a prototype', `{"__proto__":{"flow":"cancel"},${page}}`, 'application/json', 400, 'malformed-body'],
  [
    'a constructor’s prototype',
    `{"constructor":{"prototype":{"flow":"cancel"}},${page}}`,
    'application/json',
    400,
    'malformed-body',
  ],
  ['a key that is not of the route', `{"account":"bob",${page}}`, 'application/json', 400, 'invalid-request'],
  ['a list', `[{${page}}]`, 'application/json', 400, 'invalid-request'],
  ['half of an object', `{${page}`, 'application/json', 400, 'malformed-body'],
  ['two objects', `{${page}}{${page}}`, 'application/json', 400, 'malformed-body'],
  ['nothing', '', 'application/json', 400, 'malformed-body'],
  [
    'what is no UTF-8',
    Buffer.from(`{"flow":"\xff\xfe",${page}}`, 'latin1'),
    'application/json',
    400,
    'invalid-request',
  ],
  [
    'depth',
    `{"flow":${'['.repeat(5000)}${']'.repeat(5000)},${page}}`,
    'application/json',
    400,
    'invalid-request',
  ],
  ['compressed JSON', gzipSync(`{${page}}`), 'application/json', 400, 'malformed-body'],
  ['a byte more than 16 KB', `{${page}}`.padEnd(16_385), 'application/json', 413, 'body-too-large'],
  ['text', `{${page}}`, 'text/plain', 415, 'unsupported-media-type'],
  [
    'a form',
    'return_url=https://app.example.com',
    'application/x-www-form-urlencoded',
    415,
    'unsupported-media-type',
  ],
  ['no type', `{${page}}`, null, 415, 'unsupported-media-type'],
])(
  'a body that is or holds %s is refused in words, and starts nothing',
  async (_what, payload, type, status, name) => {
    const { app, started } = await createTestApp({
      db: database.db,
      keys: { issuer: issuer.issuer, jwksUrl: issuer.jwksUrl },
    });
    const response = await app.inject({
      method: 'POST',
      url: '/v1/portal',
      headers: {
        authorization: `Bearer ${await issuer.token({ sub: 'ada' })}`,
        ...(type === null ? {} : { 'content-type': type }),
      },
      payload,
    });
    expect(response.statusCode).toBe(status);
    expect(response.json()).toMatchObject({ type: `urn:planbridge:problem:${name}`, status });
    expect(started).toEqual([]);
  },
);
