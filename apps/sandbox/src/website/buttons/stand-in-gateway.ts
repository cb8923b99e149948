import type { FastifyInstance, FastifyReply } from 'fastify';
import { standInAccounts } from './stand-in-accounts.ts';

/** What the buttons are refused with, by the token that stands for it: names and words are the gateway's own. */
const refusals: Readonly<Record<string, Readonly<{ status: number; name: string; detail: string }>>> = {
  away: { status: 503, name: 'unavailable', detail: 'Nothing was lost. Try again in 2 seconds.' },
  'nothing-bought': {
    status: 409,
    name: 'no-billing-account',
    detail: 'This account has never bought anything. Start with a checkout.',
  },
  'too-many-seats': {
    status: 422,
    name: 'seats-out-of-range',
    detail: 'This plan is sold with 2 to 100 seats.',
  },
};
const signedOut = { status: 401, name: 'unauthenticated', detail: 'Sign in again and use the new token.' };

/** Answers as the gateway does, by the bearer token, so that a page can show the elements in every state without living through it. */
export function standInGateway(app: FastifyInstance, siteUrl: string): void {
  app.get('/buttons/stand-in/v1/account', ({ headers }, reply) => {
    const state = tokenOf(headers.authorization);
    const known = Object.entries(standInAccounts(Date.now())).find(([name]) => name === state);
    return known === undefined ? refuse(reply, state) : reply.send(known[1]);
  });

  for (const path of ['/buttons/stand-in/v1/checkout', '/buttons/stand-in/v1/portal']) {
    app.post(path, ({ headers }, reply) => {
      const state = tokenOf(headers.authorization);
      return state in standInAccounts(0)
        ? reply.send({ url: `${siteUrl}/buttons/states`, kind: 'checkout' })
        : refuse(reply, state);
    });
  }
}

function refuse(reply: FastifyReply, state: string): FastifyReply {
  const { status, name, detail } = refusals[state] ?? signedOut;
  return reply.code(status).send({ type: `urn:planbridge:problem:${name}`, detail });
}

function tokenOf(authorization = ''): string {
  return authorization.replace(/^Bearer /, '');
}
