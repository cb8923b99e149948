import { Buffer } from 'node:buffer';
import { createDecipheriv } from 'node:crypto';
import type { Payload } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { CodecKey } from './codec-key.ts';
import { CodecKeysError } from './codec-keys-error.ts';
import { encryption } from './encryption.ts';

type Keys = ReadonlyMap<string, CodecKey['key']>;

/** The payload that was encrypted, or an error that says which key is missing, or that the bytes are not those that we wrote. */
export function decryptPayload({ metadata, data }: Payload, keys: Keys): Payload {
  const id = Buffer.from(metadata?.[encryption.keyIdField] ?? []).toString('utf8');
  const key = keys.get(id);
  if (key === undefined) {
    throw new CodecKeysError('KEY_MISSING', missingKey(id, keys));
  }
  const bytes = Buffer.from(data ?? []);
  const { cipher: algorithm, nonceBytes, tagBytes } = encryption;
  try {
    const nonce = bytes.subarray(0, nonceBytes);
    const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
    decipher.setAAD(encryption.associatedData(id));
    decipher.setAuthTag(bytes.subarray(-tagBytes));
    const plain = Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
    return proto.temporal.api.common.v1.Payload.decode(plain);
  } catch (cause) {
    throw new CodecKeysError(
      'KEY_WRONG',
      `A payload marked as encrypted with the key ${id} was not made with it, or was changed since: CODEC_KEYS has another key under this id, or somebody wrote to Temporal.`,
      { cause },
    );
  }
}

function missingKey(id: string, keys: Keys): string {
  return keys.size === 0
    ? `A payload is encrypted with the key ${id}, and CODEC_KEYS is not set here: give gateway, worker and codec endpoint the same.`
    : `A payload is encrypted with the key ${id}, which CODEC_KEYS does not have here: add it, at the end to decrypt only.`;
}
