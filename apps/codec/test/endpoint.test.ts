import { Buffer } from 'node:buffer';
import { createSecretKey } from 'node:crypto';
import { createPayloadCodec } from '@planbridge/codec';
import type { CodecKey } from '@planbridge/codec';
import type { CodecConfig } from '@planbridge/config';
import { defaultPayloadConverter } from '@temporalio/common';
import Fastify from 'fastify';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { pino } from 'pino';
import { createEndpoint } from '../src/create-endpoint.ts';
import { payloadsToJson } from '../src/payloads.ts';

const uiOrigin = 'http://127.0.0.1:8233';
const key: CodecKey = { id: 'k1', key: createSecretKey(Buffer.alloc(32, 1)) };
const otherKey: CodecKey = { id: 'k2', key: createSecretKey(Buffer.alloc(32, 2)) };

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function setup(more: Partial<CodecConfig> = {}) {
  const logged: string[] = [];
  const log = pino({}, { write: (line: string) => void logged.push(line) });
  const config = {
    codecKeys: [key],
    namespace: 'default',
    host: '127.0.0.1',
    port: 0,
    origins: [uiOrigin],
    token: null,
    oidc: null,
    ...more,
  };
  const app = await createEndpoint(config, log);
  closing.push(() => app.close());
  const post = async (
    path: string,
    payload: unknown,
    headers: Readonly<Record<string, string | undefined>> = {},
  ) => {
    const given = { 'content-type': 'application/json', 'x-namespace': 'default', ...headers };
    const answer = await app.inject({
      method: 'POST',
      url: path,
      headers: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    });
    return { status: answer.statusCode, headers: answer.headers, text: answer.body };
  };
  return { app, post, logged };
}

const plainOf = (value: unknown) => payloadsToJson([defaultPayloadConverter.toPayload(value)]);
const encryptedOf = async (value: unknown, by = key) =>
  payloadsToJson(await createPayloadCodec([by]).encode([defaultPayloadConverter.toPayload(value)]));

test('decodes what the services encrypt', async () => {
  const { post } = await setup();
  const answer = await post('/decode', await encryptedOf({ ref: 'abc' }));
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.text)).toEqual(plainOf({ ref: 'abc' }));
  expect(answer.headers['cache-control']).toBe('no-store');
});

test('encodes what it decodes to the same again', async () => {
  const { post } = await setup();
  const encoded = await post('/encode', plainOf(['a', 1]));
  expect(encoded.text).not.toContain(plainOf(['a', 1]).payloads[0]?.data ?? '');
  expect(JSON.parse((await post('/decode', encoded.text)).text)).toEqual(plainOf(['a', 1]));
});

test('leaves a payload alone that is not encrypted, and takes none at all', async () => {
  const { post } = await setup();
  expect(JSON.parse((await post('/decode', plainOf('old'))).text)).toEqual(plainOf('old'));
  expect(JSON.parse((await post('/decode', {})).text)).toEqual({ payloads: [] });
  // As protobuf's JSON leaves out what is empty.
  expect(JSON.parse((await post('/decode', { payloads: [{}] })).text)).toEqual({
    payloads: [{ metadata: {}, data: '' }],
  });
});

test('says which key is missing', async () => {
  const { post } = await setup();
  const answer = await post('/decode', await encryptedOf('secret', otherKey));
  expect(answer.status).toBe(400);
  expect(answer.text).toContain('encrypted with the key k2, which CODEC_KEYS does not have here');
});

test.each([
  ['no JSON', '{"payloads": [', {}],
  ['another shape', { payloads: 'secret words' }, {}],
  ['no base64', { payloads: [{ data: 'secret words' }] }, {}],
  ['a text', '{"payloads":[]}', { 'content-type': 'text/plain' }],
  ['a form', 'payloads=1', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['too much', { payloads: [{ data: 'AAAA'.repeat(2_500_000) }] }, {}],
])('refuses %s without repeating it', async (_case, body, headers) => {
  const { post } = await setup();
  const answer = await post('/decode', body, headers);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.text).not.toMatch(/secret|AAAA/);
});

test('another namespace’s payloads are not decoded', async () => {
  const { post } = await setup();
  const body = await encryptedOf('secret');
  expect(await post('/decode', body, { 'x-namespace': 'other' })).toMatchObject({ status: 403 });
  expect(await post('/decode', body, { 'x-namespace': undefined })).toMatchObject({ status: 403 });
});

test('the Web UI’s pages may ask, in the browser’s words too', async () => {
  const { app, post } = await setup();
  const preflight = await app.inject({
    method: 'OPTIONS',
    url: '/decode',
    headers: {
      origin: uiOrigin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type,x-namespace',
    },
  });
  expect(preflight.statusCode).toBe(204);
  expect(preflight.headers['access-control-allow-origin']).toBe(uiOrigin);
  expect(preflight.headers['access-control-allow-headers']).toBe('authorization, content-type, x-namespace');
  const answer = await post('/decode', await encryptedOf('shown'), { origin: uiOrigin });
  expect(answer.headers['access-control-allow-origin']).toBe(uiOrigin);
});

test.each(['http://127.0.0.1:8234', 'http://evil.example', 'http://127.0.0.1:8233.evil.example', 'null'])(
  'pages of %s are refused before anything is decoded',
  async (origin) => {
    const { post } = await setup();
    const answer = await post('/decode', await encryptedOf('secret'), { origin });
    expect(answer.status).toBe(403);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(answer.text).not.toContain(plainOf('secret').payloads[0]?.data ?? '');
  },
);

test('a token opens it, and nothing else does', async () => {
  const { post } = await setup({ token: 'open-sesame' });
  const body = await encryptedOf('secret');
  expect(await post('/decode', body, { authorization: 'Bearer open-sesame' })).toMatchObject({ status: 200 });
  for (const authorization of [
    undefined,
    'Bearer',
    'Bearer open',
    'Basic open-sesame',
    'Bearer open-sesame2',
  ]) {
    const answer = await post('/decode', body, { authorization });
    expect(answer).toMatchObject({ status: 401 });
    expect(answer.text).not.toContain('sesame');
  }
});

test('an operator’s access token opens it, and a token for others does not', async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const issuer = 'https://login.example.com/';
  const provider = Fastify();
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256' }] };
  provider.get('/keys', () => keys);
  closing.push(() => provider.close());
  const jwksUrl = `${await provider.listen({ host: '127.0.0.1', port: 0 })}/keys`;
  const { post } = await setup({ oidc: { issuer, audience: 'temporal-ui', jwksUrl } });
  const token = (claims: Readonly<Record<string, unknown>>, by = privateKey) =>
    new SignJWT({ iss: issuer, aud: 'temporal-ui', exp: Date.now() / 1000 + 60, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .sign(by);
  const body = await encryptedOf('secret');
  const statusFor = async (jwt: string) =>
    (await post('/decode', body, { authorization: `Bearer ${jwt}` })).status;
  expect(await statusFor(await token({}))).toBe(200);
  expect(await statusFor(await token({ aud: 'planbridge' }))).toBe(401);
  expect(await statusFor(await token({ iss: 'https://evil.example/' }))).toBe(401);
  expect(await statusFor(await token({ exp: 1 }))).toBe(401);
  expect(await statusFor(await token({ exp: undefined }))).toBe(401);
  expect(await statusFor(await token({}, (await generateKeyPair('RS256')).privateKey))).toBe(401);
  expect(await statusFor('eyJhbGciOiJub25lIn0.e30.')).toBe(401);
});

test('its log shows that it was asked, and nothing of what', async () => {
  const { post, logged } = await setup({ token: 'open-sesame' });
  await post('/decode', await encryptedOf('secret'), { authorization: 'Bearer open-sesame' });
  expect(logged.join('')).toContain('"route":"/decode","status":200');
  expect(logged.join('')).not.toMatch(/sesame|secret|k1/);
});
