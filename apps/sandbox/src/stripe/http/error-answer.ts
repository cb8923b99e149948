import Stripe from 'stripe';
import { z } from 'zod';

export type Answer = Readonly<{ status: number; body: string }>;

const raw = z.object({
  type: z.string(),
  message: z.string().optional(),
  code: z.string().optional(),
  param: z.string().optional(),
  doc_url: z.string().optional(),
  decline_code: z.string().optional(),
});

/** The envelope of an error (stripe.md 0.5: without it the SDK takes an error for a success). What nobody meant to throw is a 500 without details. */
export function errorAnswer(error: unknown): Answer {
  if (error instanceof Stripe.errors.StripeError) {
    return { status: error.statusCode ?? 400, body: envelope(raw.parse(error.raw)) };
  }
  return {
    status: 500,
    body: envelope({ type: 'api_error', message: 'Something went wrong in the sandbox; its log says what.' }),
  };
}

function envelope(error: z.infer<typeof raw>): string {
  return JSON.stringify({ error });
}
