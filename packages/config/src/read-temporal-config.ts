import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { z } from 'zod';
import { describeVariables } from './describe-variables.ts';
import type { Environment } from './environment.ts';
import { readVariables } from './read-variables.ts';
import type { Reading } from './reading.ts';
import type { TemporalConfig } from './temporal-config.ts';
import { temporalVariables } from './temporal-variables.ts';

export function readTemporalConfig(env: Environment): Reading<TemporalConfig> {
  const reading = readVariables(temporalVariables, env, certificateFaults);
  return reading.ok ? { ok: true, value: connectConfig(reading.value) } : reading;
}

// The SDK throws without naming variables where both forms of one thing are given, and connects without a certificate that has no key.
function certificateFaults(texts: Environment): readonly string[] {
  const isSet = (thing: string) =>
    [`${thing}_PATH`, `${thing}_DATA`].some((name) => texts[name] !== undefined);
  const faults = ['SERVER_CA_CERT', 'CLIENT_CERT', 'CLIENT_KEY']
    .map((thing) => `TEMPORAL_TLS_${thing}`)
    .filter((thing) => texts[`${thing}_PATH`] !== undefined && texts[`${thing}_DATA`] !== undefined)
    .map((thing) => `${thing}_PATH and ${thing}_DATA are both set: keep one of them.`);
  if (isSet('TEMPORAL_TLS_CLIENT_CERT') !== isSet('TEMPORAL_TLS_CLIENT_KEY')) {
    faults.push(
      'TEMPORAL_TLS_CLIENT_CERT_… and TEMPORAL_TLS_CLIENT_KEY_… need each other: set both or neither.',
    );
  }
  return faults;
}

function connectConfig(settings: z.output<typeof temporalVariables>): TemporalConfig {
  const names = new Map(describeVariables(temporalVariables).map(([key, { name }]) => [key, name]));
  const overrideEnvVars = Object.fromEntries(
    Object.entries(settings).flatMap(([key, setting]) =>
      setting === null ? [] : [[names.get(key), setting]],
    ),
  );
  // A configuration file that a developer keeps for Temporal's command line must not reach a service.
  const { tls } = loadClientConnectConfig({ disableFile: true, overrideEnvVars }).connectionOptions;
  const { address, apiKey, namespace } = settings;
  const connectionOptions = {
    address,
    ...(apiKey === null ? {} : { apiKey }),
    ...(tls === undefined || tls === null ? {} : { tls }),
  };
  return { connectionOptions, namespace };
}
