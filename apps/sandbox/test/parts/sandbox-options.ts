import { pino } from 'pino';
import type { SandboxOptions } from '../../src/index.ts';

export function sandboxOptions(change: Partial<SandboxOptions> = {}): SandboxOptions {
  return {
    state: null,
    ports: { website: 0, stripe: 0, identity: 0, product: 0, slack: 0 },
    stripeSecretKey: 'sk_test_sandbox',
    stripeWebhookSecret: 'whsec_sandbox',
    gatewayUrl: 'http://127.0.0.1:9',
    entitlementApiToken: 'product-token',
    slackToken: 'xoxb-test',
    oidcAudience: 'planbridge',
    log: pino({ level: 'silent' }),
    ...change,
  };
}
