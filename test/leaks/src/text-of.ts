import { Buffer } from 'node:buffer';
import type { Payload, PayloadCodec } from '@temporalio/common';

/**
 * Everything in a message of Temporal's as text: names, values, bytes, and of each payload its bytes both as they are kept and as they are
 * decoded.
 */
export async function textOf(message: unknown, codec: PayloadCodec): Promise<string> {
  if (message instanceof Uint8Array) {
    return Buffer.from(message).toString('utf8');
  }
  if (typeof message !== 'object' || message === null) {
    return String(message);
  }
  const decoded = isPayload(message) ? await codec.decode([message]) : [];
  const parts = await Promise.all(
    Object.entries(message).map(async ([name, part]) => `${name}: ${await textOf(part, codec)}`),
  );
  return [
    ...parts,
    ...decoded.map(({ data }) => `decoded: ${Buffer.from(data ?? []).toString('utf8')}`),
  ].join('\n');
}

function isPayload(message: object): message is Payload {
  return 'metadata' in message && 'data' in message;
}
