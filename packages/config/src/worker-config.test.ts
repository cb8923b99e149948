import { configFaults } from '../test/config-faults.ts';
import { workerEnvironment } from '../test/worker-environment.ts';
import type { Environment } from './environment.ts';
import { loadWorkerConfig } from './worker-config.ts';

const dbosCloud = {
  ...workerEnvironment,
  ENTITLEMENT_API_STYLE: 'dbos-cloud',
  ENTITLEMENT_TOKEN_URL: 'https://login.example.com/oauth/token',
  ENTITLEMENT_CLIENT_ID: 'client',
  ENTITLEMENT_REFRESH_TOKEN: 'hush',
};
const live = {
  ...workerEnvironment,
  STRIPE_LIVEMODE: 'true',
  STRIPE_SECRET_KEY: 'sk_live_hush',
  ENTITLEMENT_API_URL: 'https://api.example.com',
};

test('fills in every default', () => {
  expect(loadWorkerConfig(workerEnvironment)).toEqual({
    databaseUrl: 'postgres://planbridge:hush@127.0.0.1:5433/planbridge',
    temporal: { connectionOptions: { address: '127.0.0.1:7233' }, namespace: 'default' },
    sourceId: 'test',
    stripeLivemode: false,
    codecKeys: [],
    logLevel: 'info',
    host: '127.0.0.1',
    workerMetricsPort: 3002,
    stripeSecretKey: 'sk_test_hush',
    stripeApiUrl: null,
    stripeRps: 20,
    stripePortalConfiguration: null,
    entitlementApi: { style: 'planbridge', url: 'http://127.0.0.1:3400', token: 'hush' },
    entitlementTimeout: 30_000,
    pushRps: 20,
    slackToken: null,
    slackChannel: null,
    slackApiUrl: 'https://slack.com/api',
    deployment: null,
  });
});

test('reads which build of which deployment it is', () => {
  const env = { ...workerEnvironment, WORKER_DEPLOYMENT: 'planbridge', WORKER_BUILD_ID: '1.4.0-3f2a' };
  expect(loadWorkerConfig(env).deployment).toEqual({ deploymentName: 'planbridge', buildId: '1.4.0-3f2a' });
});

test.each([
  ['WORKER_DEPLOYMENT', 'planbridge', 'WORKER_BUILD_ID is missing'],
  ['WORKER_BUILD_ID', '1.4.0', 'WORKER_DEPLOYMENT is missing'],
  // Temporal would refuse it only when the worker polls.
  ['WORKER_DEPLOYMENT', 'plan.bridge', 'WORKER_DEPLOYMENT must have'],
])('refuses %s=%s alone', (name, value, fault) => {
  expect(configFaults(loadWorkerConfig, { ...workerEnvironment, [name]: value })).toContainEqual(
    expect.stringContaining(fault),
  );
});

test.each([
  ['SLACK_TOKEN', 'xoxb-hush', 'SLACK_CHANNEL'],
  ['SLACK_CHANNEL', 'C0123456789', 'SLACK_TOKEN'],
])('refuses %s alone, which would look configured and post nothing', (name, value, missing) => {
  expect(configFaults(loadWorkerConfig, { ...workerEnvironment, [name]: value })).toEqual([
    expect.stringContaining(`${missing} is missing`),
  ]);
});

test('reads what the style dbos-cloud needs', () => {
  expect(loadWorkerConfig(dbosCloud).entitlementApi).toEqual({
    style: 'dbos-cloud',
    url: 'http://127.0.0.1:3400',
    tokenUrl: 'https://login.example.com/oauth/token',
    clientId: 'client',
    refreshToken: 'hush',
  });
});

test('takes a token as long as a JWT', () => {
  const token = 'e'.repeat(4000);
  const config = loadWorkerConfig({
    ...workerEnvironment,
    ENTITLEMENT_API_TOKEN: token,
    TEMPORAL_API_KEY: token,
  });
  expect(config.entitlementApi).toMatchObject({ token });
  expect(config.temporal.connectionOptions.apiKey).toBe(token);
});

test('drops the slash at the end of a base URL', () => {
  const config = loadWorkerConfig({
    ...workerEnvironment,
    STRIPE_API_URL: 'http://127.0.0.1:3200/',
    ENTITLEMENT_API_URL: 'http://127.0.0.1:3400/api//',
  });
  expect(config).toMatchObject({
    stripeApiUrl: 'http://127.0.0.1:3200',
    entitlementApi: { url: 'http://127.0.0.1:3400/api' },
  });
});

test.each(['sk_live_hush', 'rk_live_hush', 'sk_org_live_hush'])(
  'is content with %s and nothing but https',
  (key) => {
    expect(configFaults(loadWorkerConfig, { ...live, STRIPE_SECRET_KEY: key })).toEqual([]);
  },
);

describe('refuses', () => {
  test.each<[string, Environment, readonly string[]]>([
    [
      'the style planbridge without a token',
      { ...workerEnvironment, ENTITLEMENT_API_TOKEN: '' },
      ['ENTITLEMENT_API_TOKEN is missing'],
    ],
    [
      'the style dbos-cloud without what it needs',
      { ...workerEnvironment, ENTITLEMENT_API_STYLE: 'dbos-cloud' },
      [
        'ENTITLEMENT_TOKEN_URL is missing',
        'ENTITLEMENT_CLIENT_ID is missing',
        'ENTITLEMENT_REFRESH_TOKEN is missing',
      ],
    ],
    [
      'a style that there is not',
      { ...workerEnvironment, ENTITLEMENT_API_STYLE: 'soap' },
      ['ENTITLEMENT_API_STYLE must be'],
    ],
    [
      'a token with a space in it',
      { ...workerEnvironment, ENTITLEMENT_API_TOKEN: 'Bearer hush' },
      ['ENTITLEMENT_API_TOKEN must be one word'],
    ],
    [
      'a publishable key',
      { ...workerEnvironment, STRIPE_SECRET_KEY: 'pk_test_hush' },
      ['STRIPE_SECRET_KEY must be'],
    ],
    ['a name for an address', { ...workerEnvironment, HOST: 'localhost' }, ['HOST must be an IP address']],
    ['a rate of nothing', { ...workerEnvironment, STRIPE_RPS: '0' }, ['STRIPE_RPS must be']],
    ['a rate below nothing', { ...workerEnvironment, PUSH_RPS: '-5' }, ['PUSH_RPS must be']],
    [
      'a time-out with a unit',
      { ...workerEnvironment, ENTITLEMENT_TIMEOUT: '30s' },
      ['ENTITLEMENT_TIMEOUT must be'],
    ],
    ['no time-out', { ...workerEnvironment, ENTITLEMENT_TIMEOUT: '0' }, ['ENTITLEMENT_TIMEOUT must be']],
    [
      'a name for a portal configuration',
      { ...workerEnvironment, STRIPE_PORTAL_CONFIGURATION: 'default' },
      ['STRIPE_PORTAL_CONFIGURATION must be'],
    ],
    [
      'a stand-in for Stripe with a live key',
      { ...live, STRIPE_API_URL: 'https://stripe.example.com' },
      ['STRIPE_API_URL is set'],
    ],
    [
      'the same with a restricted live key',
      { ...live, STRIPE_SECRET_KEY: 'rk_live_hush', STRIPE_API_URL: 'http://127.0.0.1:3200' },
      ['STRIPE_API_URL is set'],
    ],
    [
      'the same with an organisation’s live key',
      { ...live, STRIPE_SECRET_KEY: 'sk_org_live_hush', STRIPE_API_URL: 'http://127.0.0.1:3200' },
      ['STRIPE_API_URL is set'],
    ],
    [
      'a plain-http product with a live key',
      { ...live, ENTITLEMENT_API_URL: 'http://127.0.0.1:3400' },
      ['ENTITLEMENT_API_URL is plain http'],
    ],
    [
      'plain-http tokens with a live key',
      { ...dbosCloud, ...live, ENTITLEMENT_TOKEN_URL: 'http://login.example.com/token' },
      ['ENTITLEMENT_TOKEN_URL is plain http'],
    ],
    ['a live key in test mode', { ...live, STRIPE_LIVEMODE: 'false' }, ['STRIPE_LIVEMODE says test mode']],
    [
      'a test key in live mode',
      { ...workerEnvironment, STRIPE_LIVEMODE: 'true' },
      ['STRIPE_LIVEMODE says live mode'],
    ],
  ])('%s', (_, env, beginnings) => {
    const faults = configFaults(loadWorkerConfig, env);
    expect(faults).toEqual(beginnings.map((beginning) => expect.stringMatching(new RegExp(`^${beginning}`))));
    expect(faults.join()).not.toContain('hush');
  });

  test('what is wrong together with what is wrong alone, at once', () => {
    const env = {
      ...live,
      SOURCE_ID: '',
      STRIPE_API_URL: 'https://stripe.example.com',
      TEMPORAL_TLS: 'TRUE',
    };
    expect(configFaults(loadWorkerConfig, env)).toHaveLength(3);
  });
});
