import { Buffer } from 'node:buffer';

/** Where in a message of Temporal's payloads stand that are not encrypted, as paths without the places in lists. */
export function plainPayloads(message: unknown, path = ''): readonly string[] {
  if (typeof message !== 'object' || message === null || message instanceof Uint8Array) {
    return [];
  }
  if ('metadata' in message && 'data' in message) {
    return isEncrypted(message.metadata) ? [] : [path];
  }
  return Object.entries(message).flatMap(([name, part]) =>
    plainPayloads(part, /^\d+$/.test(name) ? path : `${path}.${name}`),
  );
}

function isEncrypted(metadata: unknown): boolean {
  const encoding =
    typeof metadata === 'object' && metadata !== null && 'encoding' in metadata ? metadata.encoding : null;
  return encoding instanceof Uint8Array && Buffer.from(encoding).toString('utf8') === 'binary/encrypted';
}
