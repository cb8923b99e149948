import { Buffer } from 'node:buffer';
import { configFaults } from '../test/config-faults.ts';
import { loadCodecConfig } from './codec-config.ts';

const CODEC_KEYS = `k:${Buffer.alloc(32, 1).toString('base64')}`;
const oidc = {
  CODEC_OIDC_ISSUER: 'https://login.example.com/',
  CODEC_OIDC_AUDIENCE: 'temporal-ui',
  CODEC_OIDC_JWKS_URL: 'https://login.example.com/keys',
};

test('needs nothing but keys on a machine of one’s own', () => {
  expect(loadCodecConfig({ CODEC_KEYS })).toMatchObject({
    namespace: 'default',
    host: '127.0.0.1',
    port: 8234,
    origins: ['http://127.0.0.1:8233', 'http://localhost:8233'],
    token: null,
    oidc: null,
  });
});

test('without keys there is nothing to decode', () => {
  expect(configFaults(loadCodecConfig, {})).toEqual([
    expect.stringMatching(/^CODEC_KEYS is missing: set it or CODEC_KEYS_FILE/),
  ]);
});

test.each(['0.0.0.0', '::', '10.1.2.3', 'codec.internal', '127.evil.example'])(
  'listens on %s only for callers who prove who they are',
  (CODEC_HOST) => {
    expect(configFaults(loadCodecConfig, { CODEC_KEYS, CODEC_HOST })).toEqual([
      expect.stringMatching(/^CODEC_HOST is an address that others reach, .+ set CODEC_TOKEN or/),
    ]);
    expect(loadCodecConfig({ CODEC_KEYS, CODEC_HOST, CODEC_TOKEN: 'hush' })).toMatchObject({ token: 'hush' });
    expect(loadCodecConfig({ CODEC_KEYS, CODEC_HOST, ...oidc }).oidc).toEqual({
      issuer: 'https://login.example.com/',
      audience: 'temporal-ui',
      jwksUrl: 'https://login.example.com/keys',
    });
  },
);

test.each(Object.keys(oidc))('half an issuer, without %s, is a fault', (name) => {
  const faults = configFaults(loadCodecConfig, { CODEC_KEYS, CODEC_TOKEN: 'hush', ...oidc, [name]: '' });
  expect(faults).toEqual([expect.stringMatching(/need each other: set all of them or none\.$/)]);
});

test('every origin is not an origin', () => {
  expect(configFaults(loadCodecConfig, { CODEC_KEYS, CODEC_ORIGINS: '*' })).toHaveLength(1);
});
