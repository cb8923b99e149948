import { ConfigError, loadGatewayConfig, loadWorkerConfig } from '@planbridge/config';
import { ExplainedError } from '../explained-error.ts';

/** Says what gateway and worker would complain of, before anything is started. */
export function checkServiceEnvironment(env: NodeJS.ProcessEnv): void {
  const faults = new Set([loadGatewayConfig, loadWorkerConfig].flatMap((load) => faultsOf(() => load(env))));
  if (faults.size > 0) {
    throw new ExplainedError(['The environment is not usable:', ...faults].join('\n- '));
  }
}

function faultsOf(load: () => unknown): readonly string[] {
  try {
    load();
    return [];
  } catch (error) {
    if (error instanceof ConfigError) {
      return error.faults;
    }
    throw error;
  }
}
