import { ports } from '../../src/start/ports.ts';

/** Free ports and a state folder of its own, and nothing else that this shell happens to export. */
export function startEnvironment(state: string): NodeJS.ProcessEnv {
  const { PATH, HOME, XDG_CACHE_HOME, PLANBRIDGE_CACHE, TEMPORAL_CLI_PATH } = process.env;
  return {
    PATH,
    HOME,
    XDG_CACHE_HOME,
    PLANBRIDGE_CACHE,
    TEMPORAL_CLI_PATH,
    PLANBRIDGE_STATE: state,
    ...Object.fromEntries(Object.values(ports).map(({ variable }) => [variable, '0'])),
  };
}
