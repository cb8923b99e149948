import type { LocalSecrets } from './local-secrets.ts';
import type { PortName, PortNumbers } from './ports.ts';
import type { RunningSystem } from './running-system.ts';

/** Where everything will be, known before anything runs. */
export function describeSystem(
  ports: PortNumbers,
  { postgresPassword, ...secrets }: LocalSecrets,
  { ownDatabaseUrl, isEncrypted }: Readonly<{ ownDatabaseUrl: string | null; isEncrypted: boolean }>,
): RunningSystem {
  const address = (name: PortName) => `127.0.0.1:${ports[name]}`;
  const url = (name: PortName) => `http://${address(name)}`;
  return {
    gatewayUrl: url('gateway'),
    gatewayMetricsUrl: `${url('gatewayMetrics')}/metrics`,
    workerMetricsUrl: `${url('workerMetrics')}/metrics`,
    websiteUrl: url('website'),
    stripeUrl: url('stripe'),
    identityUrl: url('identity'),
    productUrl: url('product'),
    slackUrl: url('slack'),
    temporalAddress: address('temporal'),
    temporalNamespace: 'default',
    temporalUiUrl: url('temporalUi'),
    codecUrl: isEncrypted ? url('codec') : null,
    databaseUrl: ownDatabaseUrl ?? `postgres://postgres:${postgresPassword}@${address('postgres')}/postgres`,
    oidcAudience: 'planbridge',
    secrets,
  };
}
