import type { PortNumbers } from './ports.ts';
import type { RunningSystem } from './running-system.ts';

/** The environment of the codec endpoint: for this system's Web UI, under either name of this machine, and for nobody else's. */
export function codecEnvironment(
  env: NodeJS.ProcessEnv,
  system: RunningSystem,
  ports: PortNumbers,
): NodeJS.ProcessEnv {
  return {
    ...env,
    TEMPORAL_NAMESPACE: system.temporalNamespace,
    CODEC_HOST: '127.0.0.1',
    CODEC_PORT: `${ports.codec}`,
    CODEC_ORIGINS: `${system.temporalUiUrl},http://localhost:${ports.temporalUi}`,
  };
}
