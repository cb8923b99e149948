import { Buffer } from 'node:buffer';
import { createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Reading } from './reading.ts';

type CodecKeys = readonly Readonly<{ id: string; key: KeyObject }>[];

const keyBytes = 32;

/** Faults name a key by its place: what stands where an id belongs may be a key. */
export function parseCodecKeys(text: string): Reading<CodecKeys> {
  const faults: string[] = [];
  const keys = new Map<string, KeyObject>();
  for (const [index, entry] of (text === '' ? [] : text.split(',')).entries()) {
    const place = `key ${index + 1}`;
    const [, id, base64] = /^([\w.-]{1,64}):(\S+)$/.exec(entry.trim()) ?? [];
    const bytes = bytesOf(base64 ?? '');
    if (id === undefined) {
      faults.push(`${place} is not like that`);
    } else if (keys.has(id)) {
      faults.push(`${place} has the id of an earlier one`);
    } else if (bytes === null) {
      faults.push(`${place} is not base64`);
    } else if (bytes.length !== keyBytes) {
      faults.push(`${place} has ${bytes.length} bytes`);
    } else {
      keys.set(id, createSecretKey(bytes));
    }
  }
  return faults.length === 0
    ? { ok: true, value: [...keys].map(([id, key]) => ({ id, key })) }
    : { ok: false, faults };
}

// Node decodes what it can and skips the rest, so a typing error would become another key.
function bytesOf(base64: string): Buffer | null {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.toString('base64') === base64 ? bytes : null;
}
