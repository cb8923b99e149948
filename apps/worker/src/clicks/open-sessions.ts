import type Stripe from 'stripe';
import { z } from 'zod';
import { listAll } from '../stripe/list-all.ts';

const openSession = z.object({
  id: z.string(),
  url: z.string().nullish(),
  expires_at: z.number(),
  metadata: z.record(z.string(), z.string()).nullish(),
});

export type OpenSession = z.infer<typeof openSession>;

/** The customer's Checkout sessions that can still be paid. */
export async function listOpenSessions(stripe: Stripe, customer: string): Promise<readonly OpenSession[]> {
  const sessions = await listAll(
    (position) => stripe.checkout.sessions.list({ customer, status: 'open', ...position }),
    async () => undefined,
  );
  return sessions.map((session) => openSession.parse(session));
}

/** False: it was no longer open, so it may just have been paid. */
export async function expireSession(stripe: Stripe, id: string): Promise<boolean> {
  const session = await stripe.checkout.sessions.expire(id).catch(async (error: unknown) => {
    const now = await stripe.checkout.sessions.retrieve(id);
    if (now.status === 'open') {
      throw error;
    }
    return now;
  });
  return session.status === 'expired';
}
