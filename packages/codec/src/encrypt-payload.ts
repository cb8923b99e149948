import { Buffer } from 'node:buffer';
import { createCipheriv, randomBytes } from 'node:crypto';
import type { Payload } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { CodecKey } from './codec-key.ts';
import { encryption } from './encryption.ts';

/** Encrypts the whole payload, its own metadata too. A random nonce each: good for some thousand million payloads per key. */
export function encryptPayload(payload: Payload, { id, key }: CodecKey): Payload {
  const { cipher: algorithm, nonceBytes, tagBytes, encodingField, encoding, keyIdField } = encryption;
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(encryption.associatedData(id));
  const plain = proto.temporal.api.common.v1.Payload.encode(payload).finish();
  const encrypted = Buffer.concat([cipher.update(plain), cipher.final()]);
  return {
    metadata: { [encodingField]: Buffer.from(encoding, 'utf8'), [keyIdField]: Buffer.from(id, 'utf8') },
    data: Buffer.concat([nonce, encrypted, cipher.getAuthTag()]),
  };
}
