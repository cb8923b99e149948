export type { CodecKey } from './codec-key.ts';
export { CodecKeysError } from './codec-keys-error.ts';
export { createDataConverter } from './create-data-converter.ts';
export { createPayloadCodec } from './create-payload-codec.ts';
export { failureConverterPath } from './failure-converter-path.ts';
