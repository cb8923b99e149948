import { Buffer } from 'node:buffer';
import { createSecretKey } from 'node:crypto';
import type { CodecKey } from '@planbridge/codec';

/** The keys of a right CODEC_KEYS, for whoever reads beside the services. */
export function readKeys(codecKeys: string): readonly CodecKey[] {
  return codecKeys.split(',').map((entry) => {
    const [id = '', base64 = ''] = entry.split(':');
    return { id, key: createSecretKey(Buffer.from(base64, 'base64')) };
  });
}
