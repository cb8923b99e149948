import { Buffer } from 'node:buffer';
import type { Payload } from '@temporalio/common';
import { encryption } from './encryption.ts';

export function isEncrypted({ metadata }: Payload): boolean {
  const encoding = metadata?.[encryption.encodingField];
  return encoding !== undefined && Buffer.from(encoding).toString('utf8') === encryption.encoding;
}
