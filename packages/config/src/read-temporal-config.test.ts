import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from './environment.ts';
import { readTemporalConfig } from './read-temporal-config.ts';

const folder = mkdtempSync(join(tmpdir(), 'planbridge-temporal-'));
const certificate = join(folder, 'client.pem');
const pem = '-----BEGIN CERTIFICATE-----\nhush\n-----END CERTIFICATE-----';
writeFileSync(certificate, pem);
afterAll(() => rmSync(folder, { recursive: true }));

function connection(env: Environment) {
  const reading = readTemporalConfig(env);
  return reading.ok ? reading.value.connectionOptions : reading.faults;
}

test('reads address, namespace and key', () => {
  const env = {
    TEMPORAL_ADDRESS: 'a.tmprl.cloud:7233',
    TEMPORAL_NAMESPACE: 'billing',
    TEMPORAL_API_KEY: 'hush',
  };
  expect(readTemporalConfig(env)).toEqual({
    ok: true,
    value: {
      connectionOptions: { address: 'a.tmprl.cloud:7233', apiKey: 'hush', tls: true },
      namespace: 'billing',
    },
  });
});

test('takes a blank address for none', () => {
  expect(connection({ TEMPORAL_ADDRESS: '' })).toEqual({ address: '127.0.0.1:7233' });
});

test.each(['true', '1'])('connects by TLS with TEMPORAL_TLS=%s', (text) => {
  expect(connection({ TEMPORAL_TLS: text })).toMatchObject({ tls: {} });
});

test.each(['false', '0'])('connects in the clear with TEMPORAL_TLS=%s, even with a key', (text) => {
  expect(connection({ TEMPORAL_TLS: text, TEMPORAL_API_KEY: 'hush' })).toMatchObject({ tls: false });
});

test.each(['TRUE', 'True', 'yes', 'on'])(
  'refuses TEMPORAL_TLS=%s, which the SDK would take for false',
  (text) => {
    expect(connection({ TEMPORAL_TLS: text })).toEqual([
      expect.stringMatching(/^TEMPORAL_TLS must be `true` or/),
    ]);
  },
);

test('reads a certificate from a file and its key from the environment', () => {
  const env = {
    TEMPORAL_TLS_CLIENT_CERT_PATH: certificate,
    TEMPORAL_TLS_CLIENT_KEY_DATA: pem,
    TEMPORAL_TLS_SERVER_NAME: 'temporal.internal',
  };
  const bytes = new TextEncoder().encode(pem);
  expect(connection(env)).toMatchObject({
    tls: { serverNameOverride: 'temporal.internal', clientCertPair: { crt: bytes, key: bytes } },
  });
});

test('does not read the configuration file of Temporal’s command line', () => {
  const file = join(folder, 'temporal.toml');
  writeFileSync(file, '[profile.default]\naddress = "elsewhere:7233"\n');
  expect(connection({ TEMPORAL_CONFIG_FILE: file })).toEqual({ address: '127.0.0.1:7233' });
});

describe('refuses', () => {
  test.each<[string, Environment, string]>([
    [
      'an address with a scheme',
      { TEMPORAL_ADDRESS: 'http://localhost:7233' },
      'TEMPORAL_ADDRESS must be a host and a port',
    ],
    [
      'an address without a port',
      { TEMPORAL_ADDRESS: 'localhost' },
      'TEMPORAL_ADDRESS must be a host and a port',
    ],
    [
      'a certificate without its key',
      { TEMPORAL_TLS_CLIENT_CERT_DATA: pem },
      'TEMPORAL_TLS_CLIENT_CERT_… and TEMPORAL_TLS_CLIENT_KEY_… need each other',
    ],
    [
      'a key without its certificate',
      { TEMPORAL_TLS_CLIENT_KEY_DATA: pem },
      'TEMPORAL_TLS_CLIENT_CERT_… and TEMPORAL_TLS_CLIENT_KEY_… need each other',
    ],
    [
      'one thing in both forms',
      { TEMPORAL_TLS_SERVER_CA_CERT_PATH: certificate, TEMPORAL_TLS_SERVER_CA_CERT_DATA: pem },
      'TEMPORAL_TLS_SERVER_CA_CERT_PATH and TEMPORAL_TLS_SERVER_CA_CERT_DATA are both set',
    ],
    [
      'a certificate that is not there',
      { TEMPORAL_TLS_SERVER_CA_CERT_PATH: join(folder, 'nowhere') },
      'TEMPORAL_TLS_SERVER_CA_CERT_PATH must name a file',
    ],
    [
      'text that is no certificate',
      { TEMPORAL_TLS_SERVER_CA_CERT_DATA: 'hush' },
      'TEMPORAL_TLS_SERVER_CA_CERT_DATA must be text in PEM form',
    ],
  ])('%s', (_, env, beginning) => {
    expect(connection(env)).toEqual([expect.stringMatching(new RegExp(`^${beginning}[^]*\\.$`))]);
    expect(JSON.stringify(connection(env))).not.toContain('hush');
  });
});
