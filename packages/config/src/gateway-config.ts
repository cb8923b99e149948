import type { z } from 'zod';
import { ConfigError } from './config-error.ts';
import type { Environment } from './environment.ts';
import { faultsOf } from './faults-of.ts';
import { gatewayTransportFaults } from './gateway-transport-faults.ts';
import { gatewayVariables } from './gateway-variables.ts';
import { readTemporalConfig } from './read-temporal-config.ts';
import { readVariables } from './read-variables.ts';
import type { TemporalConfig } from './temporal-config.ts';

export type GatewayConfig = Readonly<z.output<typeof gatewayVariables> & { temporal: TemporalConfig }>;

/** Throws a ConfigError that names every fault. */
export function loadGatewayConfig(env: Environment): GatewayConfig {
  const settings = readVariables(gatewayVariables, env, gatewayTransportFaults);
  const temporal = readTemporalConfig(env);
  if (!settings.ok || !temporal.ok) throw new ConfigError(faultsOf(settings, temporal));
  return { ...settings.value, temporal: temporal.value };
}
