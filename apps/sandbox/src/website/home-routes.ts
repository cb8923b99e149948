import { createPlanbridgeClient } from '@planbridge/client';
import type { Account, Answer } from '@planbridge/client';
import type { FastifyInstance } from 'fastify';
import { session } from './session.ts';
import { showHome } from './show-home.ts';

/** Longer than a webhook usually takes, shorter than anybody’s patience. */
const returnWaitSeconds = 20;

export function homeRoutes(app: FastifyInstance, gatewayUrl: string): void {
  app.get<{ Querystring: { left?: string } }>('/', async (request, reply) => {
    const token = session.read(request);
    return showHome(reply, {
      account: token === null ? null : await accountOf(token),
      note: request.query.left === undefined ? null : 'You left without paying. Nothing was bought.',
    });
  });

  // The browser may be back before Stripe’s webhook: the gateway has the account settled before it answers.
  app.get('/return', async (request, reply) => {
    const token = session.read(request);
    return token === null
      ? reply.redirect('/', 303)
      : showHome(reply, { account: await accountOf(token, returnWaitSeconds), title: 'Welcome back' });
  });

  async function accountOf(token: string, waitSeconds = 0): Promise<Answer<Account>> {
    return createPlanbridgeClient({ gateway: gatewayUrl, token }).account({ waitSeconds });
  }
}
