import { createRequire } from 'node:module';

/** The SDK loads it by path, into the bundle of the workflows too. */
export const failureConverterPath = createRequire(import.meta.url).resolve(
  '@planbridge/codec/failure-converter',
);
