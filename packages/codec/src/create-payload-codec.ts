import type { PayloadCodec } from '@temporalio/common';
import type { CodecKey } from './codec-key.ts';
import { decryptPayload } from './decrypt-payload.ts';
import { encryptPayload } from './encrypt-payload.ts';
import { isEncrypted } from './is-encrypted.ts';

/**
 * Encrypts with the first key and decrypts with any, so that putting a new one in front rotates without losing a history. What is not
 * encrypted passes: histories from before go on, and so do a signal from Temporal's Web UI or a schedule made earlier. Without keys
 * nothing is encrypted, and an encrypted payload is refused by name.
 */
export function createPayloadCodec(keys: readonly CodecKey[]): PayloadCodec {
  const [current] = keys;
  const byId = new Map(keys.map(({ id, key }) => [id, key]));
  return {
    encode: async (payloads) =>
      current === undefined ? payloads : payloads.map((payload) => encryptPayload(payload, current)),
    decode: async (payloads) =>
      payloads.map((payload) => (isEncrypted(payload) ? decryptPayload(payload, byId) : payload)),
  };
}
