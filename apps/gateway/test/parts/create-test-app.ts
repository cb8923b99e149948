import { Writable } from 'node:stream';
import type { AccountsDatabase } from '@planbridge/accounts';
import { createApp } from '../../src/app.ts';
import type { AppDependencies } from '../../src/app.ts';
import { createAuthenticator } from '../../src/identity/create-authenticator.ts';
import { createKeySet } from '../../src/identity/create-key-set.ts';
import type { KeySetSettings } from '../../src/identity/create-key-set.ts';
import type { CallerRules } from '../../src/identity/read-caller.ts';
import { createLog } from '../../src/logging/create-log.ts';
import { createMetrics } from '../../src/metrics/create-metrics.ts';
import type { WorkflowStarter } from '../../src/temporal/workflow-starter.ts';
import { createRecordingStarter } from './create-recording-starter.ts';

export const webhookSecret = 'whsec_test';

type TestAppSettings = Readonly<{
  db: AccountsDatabase;
  keys?: KeySetSettings;
  rules?: Partial<CallerRules>;
  config?: Partial<AppDependencies['config']>;
  answers?: Partial<WorkflowStarter>;
  checkReadiness?: AppDependencies['checkReadiness'];
}>;

const nobody: KeySetSettings = { issuer: 'http://127.0.0.1:9/', jwksUrl: 'http://127.0.0.1:9/jwks' };

/** The whole application but for Temporal, which is recorded. */
export async function createTestApp(settings: TestAppSettings) {
  const { db, keys = nobody, rules, config, answers } = settings;
  const { started, workflows } = createRecordingStarter(answers);
  const logged: string[] = [];
  const metrics = createMetrics();
  const app = await createApp({
    config: {
      allowedOrigins: ['https://app.example.com'],
      allowedRedirects: [{ origin: 'https://app.example.com', pathPrefix: '' }],
      stripeLivemode: false,
      stripeWebhookSecrets: ['whsec_older', webhookSecret],
      trustedProxies: [],
      rateLimitAddress: 0,
      rateLimitClicks: 0,
      rateLimitReads: 0,
      ...config,
    },
    log: createLog({ level: 'debug', destination: lines(logged) }),
    db,
    workflows,
    authenticate: createAuthenticator({
      keySet: createKeySet(keys),
      issuer: keys.issuer,
      audience: 'planbridge',
      rules: { accountClaim: 'sub', emailClaim: 'email', requiredScope: null, ...rules },
    }),
    checkReadiness:
      settings.checkReadiness ?? (() => Promise.reject(new Error('This test does not ask for readiness.'))),
    metrics,
    buttonsScript: 'customElements.define();',
  });
  return { app, started, logged, metrics };
}

function lines(into: string[]): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      into.push(chunk.toString());
      done();
    },
  });
}
