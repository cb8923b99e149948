/** Whether a variable is set, by itself or as NAME_FILE. Blank is the same as absent, as in gateway and worker. */
export function isGiven(env: NodeJS.ProcessEnv, name: string): boolean {
  return [name, `${name}_FILE`].some((either) => (env[either] ?? '').trim() !== '');
}
