import { CodecKeysError } from '@planbridge/codec';
import { z } from 'zod';
import { Refusal } from './refusal.ts';

type Told = Readonly<{ status: number; sentence: string }>;

const framework = z.object({ statusCode: z.int().min(400).max(499) });

/** What a caller is told of an error. Nothing of what was sent is repeated. */
export function sentenceOf(error: unknown): Told {
  if (error instanceof Refusal) {
    return { status: error.statusCode, sentence: error.message };
  }
  if (error instanceof CodecKeysError) {
    return { status: 400, sentence: error.message };
  }
  if (error instanceof z.ZodError) {
    return { status: 400, sentence: 'The body must be {"payloads": […]}, with bytes in base64.' };
  }
  const known = framework.safeParse(error);
  return known.success
    ? { status: known.data.statusCode, sentence: 'The request must be JSON of at most 8 MiB.' }
    : { status: 500, sentence: 'This went wrong here; try again.' };
}
