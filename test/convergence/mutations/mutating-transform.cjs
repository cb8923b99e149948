// A transformer of jest's: @swc/jest, after a rule of the protocol was broken in the sources that it concerns.
// @ts-check
const path = require('node:path');
const swcJest = require('@swc/jest');

/**
 * @typedef {import('./mutations.js').Mutation} Mutation
 * @typedef {{ root: string, swc: Record<string, unknown>, mutation: Mutation }} Settings
 */

/** @param {Settings} settings */
function createTransformer({ root, swc, mutation }) {
  const transformer = swcJest.createTransformer(swc);

  /** @type {(source: string, path: string) => string} */
  function mutated(source, sourcePath) {
    return mutation.edits
      .filter(({ file }) => path.join(root, file) === sourcePath)
      .reduce((text, { file, find, replace }) => {
        const parts = text.split(find);
        if (parts.length !== 2) {
          throw new Error(
            `${mutation.name}: ${file} has ${parts.length - 1} places that read "${find}", not one. Adapt the mutation.`,
          );
        }
        return parts.join(replace);
      }, source);
  }

  return {
    ...transformer,
    /** @type {NonNullable<typeof transformer.process>} */
    process: (source, sourcePath, options) =>
      transformer.process(mutated(source, sourcePath), sourcePath, options),
    /** @type {NonNullable<typeof transformer.getCacheKey>} */
    getCacheKey: (source, sourcePath, options) =>
      transformer.getCacheKey(mutated(source, sourcePath), sourcePath, options),
  };
}

module.exports = { createTransformer };
