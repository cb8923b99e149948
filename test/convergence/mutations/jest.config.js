// Every mutation is a project of its own: the same test, on sources in which one rule is broken. With CONVERGENCE_RUNS, so many schedules by chance
// take the place of the one that was written for it.
// @ts-check
import { fileURLToPath } from 'node:url';
import config from '../../../jest.config.js';
import { mutations } from './mutations.js';

const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');
const transformer = fileURLToPath(new URL('mutating-transform.cjs', import.meta.url));
const base = config.projects?.find((each) => typeof each !== 'string' && each.displayName === 'convergence');
if (base === undefined || typeof base === 'string') {
  throw new Error('jest.config.js has no project "convergence".');
}
const byChance = process.env['CONVERGENCE_RUNS'] !== undefined;
const [, swc] = Object.values(base.transform ?? {}).flat();

/** @type {import('jest').Config} */
export default {
  rootDir: root,
  projects: mutations
    .filter(({ handOnly }) => !byChance || handOnly !== true)
    .map((mutation) => ({
      ...base,
      rootDir: root,
      // Keeps jest from going through node_modules once for each mutation.
      roots: ['apps', 'packages', 'infra', 'test'].map((folder) => `${root}/${folder}`),
      displayName: mutation.name,
      testMatch: [`${root}/test/convergence/mutations/${byChance ? 'by-chance' : 'mutation'}.test.ts`],
      transform: { '^.+\\.[jt]s$': [transformer, { root, swc, mutation }] },
      globals: { mutation },
    })),
  testTimeout: 120_000,
};
