import { z } from 'zod';

const replayedError = z.object({ headers: z.record(z.string(), z.string()) });

/** Whether Stripe answered from what it kept under the idempotency key. An error's headers are a record; an answer's are fetch's own, whatever the SDK's types say. */
export function isReplayed(headers: Readonly<Record<string, string>>): boolean {
  return new Headers(headers).get('idempotent-replayed') === 'true';
}

/** A key whose first answer was an error replays that error for a day. */
export function isReplayedError(error: unknown): boolean {
  const parsed = replayedError.safeParse(error);
  return parsed.success && isReplayed(parsed.data.headers);
}
