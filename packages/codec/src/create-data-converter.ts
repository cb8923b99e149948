import type { DataConverter } from '@temporalio/common';
import type { CodecKey } from './codec-key.ts';
import { createPayloadCodec } from './create-payload-codec.ts';
import { failureConverterPath } from './failure-converter-path.ts';

/** What client and worker take. Without keys they write as if there were no codec. */
export function createDataConverter(keys: readonly CodecKey[]): DataConverter {
  return {
    payloadCodecs: [createPayloadCodec(keys)],
    ...(keys.length === 0 ? {} : { failureConverterPath }),
  };
}
