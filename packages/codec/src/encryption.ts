import { Buffer } from 'node:buffer';

/** How an encrypted payload is marked: as in Temporal's own samples, so that its tools say what it is. */
export const encryption = {
  encodingField: 'encoding',
  keyIdField: 'encryption-key-id',
  encoding: 'binary/encrypted',
  cipher: 'aes-256-gcm',
  nonceBytes: 12,
  tagBytes: 16,
  /** What is authenticated beside the payload: neither mark can be exchanged without the decryption failing. */
  associatedData: (keyId: string): Buffer => Buffer.from(`binary/encrypted\0${keyId}`, 'utf8'),
} as const;
