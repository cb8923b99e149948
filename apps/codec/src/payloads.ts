import { Buffer } from 'node:buffer';
import type { Payload } from '@temporalio/common';
import { z } from 'zod';

const bytes = z.base64().transform((text) => Buffer.from(text, 'base64'));

/** The body of both routes: Temporal's `Payloads` in protobuf's JSON, where bytes are base64 and what is empty may be absent. */
export const payloadsSchema = z.object({
  payloads: z
    .array(z.object({ metadata: z.record(z.string(), bytes).default({}), data: bytes.prefault('') }))
    .default([]),
});

type Json = Readonly<{ metadata: Readonly<Record<string, string>>; data: string }>;

export function payloadsToJson(payloads: readonly Payload[]): Readonly<{ payloads: readonly Json[] }> {
  return {
    payloads: payloads.map(({ metadata, data }) => ({
      metadata: Object.fromEntries(
        Object.entries(metadata ?? {}).map(([name, value]) => [name, base64(value)]),
      ),
      data: base64(data ?? new Uint8Array()),
    })),
  };
}

function base64(value: Uint8Array): string {
  return Buffer.from(value).toString('base64');
}
