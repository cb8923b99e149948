import { loadGatewayConfig, loadWorkerConfig } from '@planbridge/config';
import { describeSystem } from './describe-system.ts';
import type { PortNumbers } from './ports.ts';
import { serviceEnvironment } from './service-environment.ts';

const ports: PortNumbers = {
  gateway: 3000,
  gatewayMetrics: 3001,
  workerMetrics: 3002,
  website: 3100,
  stripe: 3200,
  identity: 3300,
  product: 3400,
  slack: 3500,
  temporal: 7233,
  temporalUi: 8233,
  codec: 8234,
  postgres: 5433,
};
const secrets = {
  postgresPassword: 'pg',
  stripeSecretKey: 'sk_test_sandbox',
  stripeWebhookSecret: 'whsec_sandbox',
  entitlementApiToken: 'product',
  slackToken: 'xoxb-sandbox',
};

function environment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return serviceEnvironment(
    env,
    describeSystem(ports, secrets, { ownDatabaseUrl: null, isEncrypted: false }),
    ports,
  );
}

test('with nothing set, gateway and worker accept it and talk to this machine alone', () => {
  const env = environment({});
  const gateway = loadGatewayConfig(env);
  const worker = loadWorkerConfig(env);
  const addresses = [
    gateway.oidcIssuer,
    worker.stripeApiUrl,
    worker.entitlementApi.url,
    worker.slackApiUrl,
    worker.databaseUrl,
    `temporal://${worker.temporal.connectionOptions.address}`,
  ];
  expect(addresses.map((address) => new URL(address ?? '').hostname)).toEqual(
    addresses.map(() => '127.0.0.1'),
  );
});

test('a Stripe key in the environment is Stripe itself: nothing of the sandbox’s Stripe is left', () => {
  const env = environment({ STRIPE_SECRET_KEY: 'sk_test_mine', STRIPE_WEBHOOK_SECRETS: 'whsec_mine' });
  expect(loadWorkerConfig(env)).toMatchObject({ stripeSecretKey: 'sk_test_mine', stripeApiUrl: null });
  expect(loadGatewayConfig(env).stripeWebhookSecrets).toEqual(['whsec_mine']);
});

test('a Stripe key without the webhook’s secret is refused, not completed by the sandbox’s', () => {
  expect(() => loadGatewayConfig(environment({ STRIPE_SECRET_KEY: 'sk_test_mine' }))).toThrow(
    /STRIPE_WEBHOOK_SECRETS/,
  );
});

test('a live key is refused unless live mode is asked for by name', () => {
  const env = { STRIPE_SECRET_KEY: 'sk_live_mine', STRIPE_WEBHOOK_SECRETS: 'whsec_mine' };
  expect(() => loadWorkerConfig(environment(env))).toThrow(/STRIPE_LIVEMODE/);
});

test('an identity provider and a product of the environment replace the sandbox’s', () => {
  const env = environment({
    OIDC_ISSUER: 'https://login.example.com/',
    OIDC_AUDIENCE: 'mine',
    ENTITLEMENT_API_URL: 'https://api.example.com',
    ENTITLEMENT_API_TOKEN: 'mine',
  });
  expect(loadGatewayConfig(env)).toMatchObject({
    oidcIssuer: 'https://login.example.com/',
    oidcAudience: 'mine',
  });
  expect(loadWorkerConfig(env).entitlementApi).toEqual({
    style: 'planbridge',
    url: 'https://api.example.com',
    token: 'mine',
  });
});

test('what a shell exports for another Temporal or for half a Stripe does not reach the local ones', () => {
  const env = environment({
    TEMPORAL_ADDRESS: 'prod.tmprl.cloud:7233',
    TEMPORAL_API_KEY: 'key',
    STRIPE_API_URL: 'https://elsewhere.example.com',
    OIDC_JWKS_URL: 'https://elsewhere.example.com/keys',
    STRIPE_LIVEMODE: 'true',
  });
  const worker = loadWorkerConfig(env);
  expect(worker.temporal.connectionOptions).toEqual({ address: '127.0.0.1:7233' });
  expect(worker.stripeApiUrl).toBe('http://127.0.0.1:3200');
  expect(loadGatewayConfig(env).oidcJwksUrl).toBeNull();
});

test('settings beside those of the sandbox keep their values, and blank ones do not take the defaults away', () => {
  const env = environment({ LOG_LEVEL: 'debug', STRIPE_RPS: '5', SOURCE_ID: ' ', ALLOWED_REDIRECTS: '' });
  expect(loadWorkerConfig(env)).toMatchObject({ logLevel: 'debug', stripeRps: 5, sourceId: 'local' });
  expect(loadGatewayConfig(env).allowedRedirects).not.toEqual([]);
});

test('a HOST that the shell exports for its own ends moves nothing', () => {
  const env = environment({ HOST: 'x86_64-conda-linux-gnu' });
  expect([loadGatewayConfig(env).host, loadWorkerConfig(env).host]).toEqual(['127.0.0.1', '127.0.0.1']);
});
