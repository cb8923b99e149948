import { readOptions } from './read-options.ts';

const env = {
  STRIPE_SECRET_KEY: 'sk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  GATEWAY_URL: 'http://127.0.0.1:3000',
  ENTITLEMENT_API_TOKEN: 'product',
  SLACK_TOKEN: 'xoxb-1',
};

test('takes the design’s ports and the audience by default', () => {
  expect(readOptions(env)).toEqual({
    ok: true,
    options: {
      state: '.planbridge/sandbox',
      ports: { website: 3100, stripe: 3200, identity: 3300, product: 3400, slack: 3500 },
      stripeSecretKey: 'sk_test_1',
      stripeWebhookSecret: 'whsec_1',
      gatewayUrl: 'http://127.0.0.1:3000',
      entitlementApiToken: 'product',
      slackToken: 'xoxb-1',
      oidcAudience: 'planbridge',
    },
  });
});

test('names every variable that is missing, and blank is missing', () => {
  const reading = readOptions({ SLACK_TOKEN: ' ' });
  expect(reading.ok ? [] : reading.faults.map((fault) => fault.split(' ')[0])).toEqual(Object.keys(env));
});

test.each([
  ['WEBSITE_PORT', '65536'],
  ['STRIPE_PORT', '3k'],
  ['STRIPE_SECRET_KEY', 'sk_live_1'],
  ['STRIPE_WEBHOOK_SECRET', 'secret'],
  ['GATEWAY_URL', 'http://127.0.0.1:3000/'],
  ['GATEWAY_URL', 'gateway:3000'],
  ['ENTITLEMENT_API_TOKEN', 'two words'],
])('refuses %s=%s in one sentence without its value', (name, value) => {
  const reading = readOptions({ ...env, [name]: value });
  expect(reading).toMatchObject({
    ok: false,
    faults: [expect.stringMatching(new RegExp(`^${name} must .*\\.$`))],
  });
  expect(JSON.stringify(reading)).not.toContain(value.length > 5 && name !== 'GATEWAY_URL' ? value : '\0');
});
