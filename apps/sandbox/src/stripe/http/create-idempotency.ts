import Stripe from 'stripe';
import type { World } from '../world.ts';
import type { Answer } from './error-answer.ts';

export type KeyedCall = Readonly<{ key: string; fingerprint: string; request: string }>;

export type Replay = Answer & Readonly<{ original: string }>;

/** A day, after which Stripe may forget a key (stripe.md 2, Idempotency). Of real time, as everything that concerns calls. */
const keptMs = 24 * 3600 * 1000;

/**
 * The first answer of a key is kept and replayed, an error's too; other parameters are refused, and so is a second call while the first runs.
 * (stripe.md 2, Idempotency.)
 */
export function createIdempotency(world: World) {
  const running = new Set<string>();
  return {
    replay: ({ key, fingerprint }: KeyedCall): Replay | null => {
      if (running.has(key)) {
        throw conflict(
          `There is currently another in-progress request using this Idempotent Key: ${key}. Please try again later.`,
          { statusCode: 409, code: 'idempotency_key_in_use' },
        );
      }
      const stored = world.answers.get(key);
      if (stored === undefined || stored.at < world.realNow() - keptMs) {
        return null;
      }
      if (stored.fingerprint !== fingerprint) {
        throw conflict(
          `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
          { statusCode: 400 },
        );
      }
      return { status: stored.status, body: stored.body, original: stored.request };
    },
    async run({ key, fingerprint, request }: KeyedCall, execute: () => Promise<Answer>): Promise<Answer> {
      running.add(key);
      try {
        const answer = await execute();
        forgetOld(world);
        world.answers.remove(key);
        world.answers.put(key, { fingerprint, request, ...answer, at: world.realNow() });
        return answer;
      } finally {
        running.delete(key);
      }
    },
  };
}

function conflict(
  message: string,
  raw: Readonly<{ statusCode: number; code?: string }>,
): Stripe.errors.StripeError {
  return new Stripe.errors.StripeIdempotencyError({ type: 'idempotency_error', message, ...raw });
}

function forgetOld(world: World): void {
  for (;;) {
    const oldest = world.answers.ids().first();
    if (oldest === undefined || (world.answers.get(oldest)?.at ?? 0) >= world.realNow() - keptMs) {
      return;
    }
    world.answers.remove(oldest);
  }
}
