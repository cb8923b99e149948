import { createPlanbridgeClient } from '@planbridge/client';
import type { Answer, PlanbridgeClient } from '@planbridge/client';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import { session } from './session.ts';
import { showHome } from './show-home.ts';

const checkoutSchema = z.object({
  plan: z.string(),
  interval: z.enum(['month', 'year']),
  seats: z.coerce.number().int().optional(),
});
const portalSchema = z.object({ flow: z.enum(['payment_method', 'plan_change', 'cancel']).optional() });

/** The buttons: each asks the gateway for a link, and sends the browser there. */
export function clickRoutes(
  app: FastifyInstance,
  { siteUrl, gatewayUrl }: Readonly<{ siteUrl: string; gatewayUrl: string }>,
): void {
  app.post('/checkout', (request, reply) => {
    const { plan, interval, seats } = parseInput(checkoutSchema, request.body);
    return follow(reply, session.read(request), (billing) =>
      billing.checkout({
        plan,
        interval,
        ...(seats === undefined ? {} : { seats }),
        success_url: `${siteUrl}/return?session_id={CHECKOUT_SESSION_ID}`,
        cancel_url: `${siteUrl}/?left=yes`,
      }),
    );
  });

  app.post('/portal', (request, reply) => {
    const { flow } = parseInput(portalSchema, request.body);
    return follow(reply, session.read(request), (billing) =>
      billing.portal({ return_url: `${siteUrl}/return`, ...(flow === undefined ? {} : { flow }) }),
    );
  });

  async function follow(
    reply: FastifyReply,
    token: string | null,
    ask: (billing: PlanbridgeClient) => Promise<Answer<Readonly<{ url: string }>>>,
  ): Promise<FastifyReply> {
    if (token === null) {
      return reply.redirect('/sign-in', 303);
    }
    const billing = createPlanbridgeClient({ gateway: gatewayUrl, token });
    const answer = await ask(billing);
    return answer.ok
      ? reply.redirect(answer.value.url, 303)
      : showHome(reply, { account: await billing.account(), failure: answer });
  }
}
