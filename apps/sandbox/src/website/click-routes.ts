import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import type { GatewayAnswer, GatewayClient } from './create-gateway-client.ts';
import { session } from './session.ts';
import { showHome } from './show-home.ts';

const checkoutSchema = z.object({
  plan: z.string(),
  interval: z.enum(['month', 'year']),
  seats: z.coerce.number().int().optional(),
});
const portalSchema = z.object({ flow: z.enum(['payment_method', 'plan_change', 'cancel']).optional() });

/** The buttons: each asks the gateway for a link, and sends the browser there. */
export function clickRoutes(app: FastifyInstance, gateway: GatewayClient, siteUrl: string): void {
  app.post('/checkout', (request, reply) => {
    const { plan, interval, seats } = parseInput(checkoutSchema, request.body);
    return follow(reply, session.read(request), (token) =>
      gateway.checkout(token, {
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
    return follow(reply, session.read(request), (token) =>
      gateway.portal(token, { return_url: `${siteUrl}/return`, ...(flow === undefined ? {} : { flow }) }),
    );
  });

  async function follow(
    reply: FastifyReply,
    token: string | null,
    ask: (token: string) => Promise<GatewayAnswer<string>>,
  ): Promise<FastifyReply> {
    if (token === null) {
      return reply.redirect('/sign-in', 303);
    }
    const answer = await ask(token);
    return answer.ok
      ? reply.redirect(answer.value, 303)
      : showHome(reply, { account: await gateway.account(token, 0), problem: answer });
  }
}
