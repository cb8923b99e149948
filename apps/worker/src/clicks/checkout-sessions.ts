import { failureTypes } from '@planbridge/contracts';
import type Stripe from 'stripe';
import { z } from 'zod';
import { failure } from '../failure.ts';

const session = z.object({
  id: z.string(),
  status: z.string().nullish(),
  url: z.string().nullish(),
  expires_at: z.number(),
  metadata: z.record(z.string(), z.string()).nullish(),
});

const page = z.object({ object: z.literal('list'), data: z.array(session) });

export type CheckoutSession = z.infer<typeof session>;

/** Stripe's largest page. What is open is at most a day old, and each click expires what it does not lead to, so the rest is history. */
const limit = 100;

/** The customer's latest Checkout sessions, the newest first. */
export async function listSessions(stripe: Stripe, customer: string): Promise<readonly CheckoutSession[]> {
  const answer = page.safeParse(await stripe.checkout.sessions.list({ customer, limit }));
  if (!answer.success) {
    throw failure(failureTypes.stripeUnintelligible, 'Stripe’s answer to a list was no list.');
  }
  return answer.data.data;
}

/** False: it was no longer open, so it may just have been paid. */
export async function expireSession(stripe: Stripe, id: string): Promise<boolean> {
  const expired = await stripe.checkout.sessions.expire(id).catch(async (error: unknown) => {
    const now = await stripe.checkout.sessions.retrieve(id);
    if (now.status === 'open') {
      throw error;
    }
    return now;
  });
  return expired.status === 'expired';
}
