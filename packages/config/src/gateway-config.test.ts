import { configFaults } from '../test/config-faults.ts';
import { gatewayEnvironment } from '../test/gateway-environment.ts';
import { ConfigError } from './config-error.ts';
import { loadGatewayConfig } from './gateway-config.ts';

test('fills in every default', () => {
  expect(loadGatewayConfig(gatewayEnvironment)).toEqual({
    databaseUrl: 'postgres://planbridge:hush@127.0.0.1:5433/planbridge',
    temporal: { connectionOptions: { address: '127.0.0.1:7233' }, namespace: 'default' },
    sourceId: 'test',
    stripeLivemode: false,
    codecKeys: [],
    logLevel: 'info',
    host: '127.0.0.1',
    port: 3000,
    gatewayMetricsPort: 3001,
    stripeWebhookSecrets: ['whsec_hush'],
    oidcIssuer: 'http://127.0.0.1:3300',
    oidcAudience: 'planbridge',
    oidcJwksUrl: null,
    accountClaim: 'sub',
    emailClaim: 'email',
    requiredScope: null,
    allowedOrigins: [],
    allowedRedirects: [{ origin: 'http://127.0.0.1:3100', pathPrefix: '' }],
    trustedProxies: [],
    rateLimitClicks: 120,
    rateLimitReads: 300,
    rateLimitAddress: 3000,
  });
});

test('names everything that an empty environment lacks', () => {
  const named = configFaults(loadGatewayConfig, {}).map((fault) => fault.split(':')[0]);
  expect(named).toEqual(Object.keys(gatewayEnvironment).map((name) => `${name} is missing`));
});

test('says all of it in the error’s message, a line each', () => {
  const env = { ...gatewayEnvironment, PORT: 'x', OIDC_AUDIENCE: undefined };
  const { message } = new ConfigError(configFaults(loadGatewayConfig, env));
  expect(message).toMatch(/usable:\n- PORT must be [^\n]+\n- OIDC_AUDIENCE is missing: [^\n]+$/);
});

test('takes blank for absent, and leaves out the space around a value', () => {
  const config = loadGatewayConfig({
    ...gatewayEnvironment,
    OIDC_JWKS_URL: ' ',
    PORT: '',
    HOST: ' 0.0.0.0\n',
  });
  expect(config).toMatchObject({ oidcJwksUrl: null, port: 3000, host: '0.0.0.0' });
});

test('reads lists', () => {
  const config = loadGatewayConfig({
    ...gatewayEnvironment,
    STRIPE_WEBHOOK_SECRETS: 'whsec_new, whsec_old',
    ALLOWED_ORIGINS: 'https://app.example.com, http://localhost:3100',
    ALLOWED_REDIRECTS: 'https://app.example.com/billing/,https://example.com:8443',
    TRUSTED_PROXIES: '10.0.0.0/8, 192.0.2.7,2001:db8::/32, ::1,uniquelocal',
  });
  expect(config.stripeWebhookSecrets).toEqual(['whsec_new', 'whsec_old']);
  expect(config.allowedOrigins).toEqual(['https://app.example.com', 'http://localhost:3100']);
  expect(config.allowedRedirects).toEqual([
    { origin: 'https://app.example.com', pathPrefix: '/billing' },
    { origin: 'https://example.com:8443', pathPrefix: '' },
  ]);
  expect(config.trustedProxies).toEqual(['10.0.0.0/8', '192.0.2.7', '2001:db8::/32', '::1', 'uniquelocal']);
});

test.each([
  [{ OIDC_ISSUER: 'http://login.example.com' }, 'OIDC_ISSUER'],
  [
    { OIDC_ISSUER: 'https://login.example.com', OIDC_JWKS_URL: 'http://login.example.com/keys' },
    'OIDC_JWKS_URL',
  ],
  [{ OIDC_ISSUER: 'http://localhost.evil.example' }, 'OIDC_ISSUER'],
  [{ OIDC_ISSUER: 'http://127.evil.example' }, 'OIDC_ISSUER'],
])('fetches no keys in the clear where the money is real: %p', (env, name) => {
  const live = { ...gatewayEnvironment, STRIPE_LIVEMODE: 'true', ...env };
  expect(configFaults(loadGatewayConfig, live)).toEqual([
    expect.stringMatching(new RegExp(`^${name} is plain http, but STRIPE_LIVEMODE is true: .+\\.$`)),
  ]);
  expect(loadGatewayConfig({ ...live, STRIPE_LIVEMODE: 'false' })).toMatchObject({ stripeLivemode: false });
});

test.each([
  [{ OIDC_ISSUER: 'https://login.example.com' }],
  [{ OIDC_ISSUER: 'http://127.0.0.2:3300' }],
  [{ OIDC_ISSUER: 'http://localhost:3300' }],
  [{ OIDC_ISSUER: 'http://[::1]:3300' }],
  // A name only: the keys come from elsewhere.
  [{ OIDC_ISSUER: 'http://login.example.com', OIDC_JWKS_URL: 'https://login.example.com/keys' }],
])('fetches keys over https or from this machine, in live mode too: %p', (env) => {
  const live = { ...gatewayEnvironment, STRIPE_LIVEMODE: 'true', ...env };
  expect(loadGatewayConfig(live)).toMatchObject({ stripeLivemode: true });
});

describe('refuses', () => {
  test.each([
    ['a database that is none of PostgreSQL’s', 'DATABASE_URL', 'mysql://a:hush@b/c'],
    ['a blank secret between two', 'STRIPE_WEBHOOK_SECRETS', 'whsec_hush,,whsec_hush2'],
    ['a blank secret at the end', 'STRIPE_WEBHOOK_SECRETS', 'whsec_hush,'],
    ['nothing but commas', 'STRIPE_WEBHOOK_SECRETS', ' , '],
    ['a prefix without a secret', 'STRIPE_WEBHOOK_SECRETS', 'whsec_'],
    ['a key for a signing secret', 'STRIPE_WEBHOOK_SECRETS', 'sk_test_hush'],
    ['a port out of range', 'PORT', '65536'],
    ['a port below none', 'PORT', '-1'],
    ['a port with a fraction', 'GATEWAY_METRICS_PORT', '3001.5'],
    ['a port that is hexadecimal', 'PORT', '0xbb8'],
    ['a mode in other words', 'STRIPE_LIVEMODE', 'yes'],
    ['a mode in capitals', 'STRIPE_LIVEMODE', 'TRUE'],
    ['a source with a space', 'SOURCE_ID', 'prod eu'],
    ['a level that there is not', 'LOG_LEVEL', 'verbose'],
    ['an issuer that is no URL', 'OIDC_ISSUER', 'login.example.com'],
    ['an issuer of another scheme', 'OIDC_ISSUER', 'ftp://login.example.com'],
    ['an issuer with credentials', 'OIDC_ISSUER', 'https://a:hush@login.example.com'],
    ['an issuer with a query', 'OIDC_ISSUER', 'https://login.example.com/?tenant=1'],
    ['keys that are no URL', 'OIDC_JWKS_URL', 'keys.json'],
    ['every origin', 'ALLOWED_ORIGINS', '*'],
    ['every subdomain', 'ALLOWED_ORIGINS', 'https://*.example.com'],
    ['an origin with a slash', 'ALLOWED_ORIGINS', 'https://example.com/'],
    ['an origin with a path', 'ALLOWED_ORIGINS', 'https://example.com/app'],
    ['an origin with its default port', 'ALLOWED_ORIGINS', 'https://example.com:443'],
    ['an origin in capitals', 'ALLOWED_ORIGINS', 'https://Example.com'],
    ['an origin without a scheme', 'ALLOWED_ORIGINS', 'example.com'],
    ['a blank origin between two', 'ALLOWED_ORIGINS', 'https://a.com,,https://b.com'],
    ['every proxy', 'TRUSTED_PROXIES', '*'],
    ['a proxy by a number of hops', 'TRUSTED_PROXIES', '1'],
    ['a proxy by a word', 'TRUSTED_PROXIES', 'true'],
    ['a proxy by its name', 'TRUSTED_PROXIES', 'balancer.internal'],
    ['a range that is everybody', 'TRUSTED_PROXIES', '0.0.0.0/0'],
    ['a range of IPv6 that is everybody', 'TRUSTED_PROXIES', '10.0.0.0/8,::/0'],
    ['a range longer than an address', 'TRUSTED_PROXIES', '10.0.0.0/33'],
    ['a blank proxy between two', 'TRUSTED_PROXIES', '10.0.0.1,,10.0.0.2'],
    ['a limit below none', 'RATE_LIMIT_CLICKS', '-1'],
    ['a limit in words', 'RATE_LIMIT_ADDRESS', 'none'],
    ['a redirect anywhere', 'ALLOWED_REDIRECTS', '*'],
    ['a redirect to every subdomain', 'ALLOWED_REDIRECTS', 'https://*.example.com'],
    ['a redirect with a wildcard path', 'ALLOWED_REDIRECTS', 'https://example.com/*'],
    ['a redirect to a path alone', 'ALLOWED_REDIRECTS', '/billing'],
    ['a redirect with userinfo', 'ALLOWED_REDIRECTS', 'https://a@example.com'],
    ['a redirect with a query', 'ALLOWED_REDIRECTS', 'https://example.com/?a=b'],
    ['a redirect of another scheme', 'ALLOWED_REDIRECTS', 'javascript:alert(1)'],
  ])('%s', (_, name, text) => {
    const faults = configFaults(loadGatewayConfig, { ...gatewayEnvironment, [name]: text });
    expect(faults).toEqual([expect.stringMatching(new RegExp(`^${name} must .+\\.$`))]);
    expect(faults.join()).not.toContain('hush');
  });
});
