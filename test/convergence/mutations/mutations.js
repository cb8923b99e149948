// Rules of the protocol, broken in the production sources one at a time. Plain JavaScript, because jest's configuration reads it.
// @ts-check
import { accountMutations } from './account-mutations.js';
import { workerMutations } from './worker-mutations.js';

/**
 * In `file`, `find` must stand exactly once.
 * @typedef {Readonly<{ file: string, find: string, replace: string }>} Edit
 */

/**
 * Named as in the model (test/model/src/protocol/mutations.ts) where it knows the same. `scenario`: the schedule that shows it. `property`: what
 * it breaks there. `handOnly`: chance does not find it, because none of its schedules has what it takes (another installation, a product without
 * a fence, Temporal) or because it takes a coincidence (a second drift between two statements).
 * @typedef {Readonly<{ name: string, edits: readonly Edit[], scenario: string, property: string, handOnly?: true }>} Mutation
 */

export const mutations = [...accountMutations, ...workerMutations];
