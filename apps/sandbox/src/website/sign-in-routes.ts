import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { inputError } from '../http/input-error.ts';
import { parseInput } from '../http/parse-input.ts';
import { cookie } from './cookie.ts';
import { session } from './session.ts';

export type SignInSettings = Readonly<{ siteUrl: string; identityUrl: string }>;

const clientId = 'website';
const timeoutMs = 10_000;
const tokenSchema = z.object({ access_token: z.string() });

/** Ties the answer of the identity provider to the browser that asked. */
const pending = cookie('planbridge_sign_in', 600);

/** OpenID Connect’s authorization code flow. */
export function signInRoutes(app: FastifyInstance, { siteUrl, identityUrl }: SignInSettings): void {
  const redirectUri = `${siteUrl}/signed-in`;

  app.get('/sign-in', (_request, reply) => {
    const state = randomBytes(16).toString('base64url');
    pending.write(reply, state);
    const address = new URL(`${identityUrl}/authorize`);
    address.search = new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: 'openid email',
      state,
    }).toString();
    return reply.redirect(address.href, 303);
  });

  app.get('/signed-in', async (request, reply) => {
    const { code, state } = parseInput(z.object({ code: z.string(), state: z.string() }), request.query);
    if (state !== pending.read(request)) {
      throw inputError('This sign-in did not begin in this browser. Sign in again.');
    }
    session.write(reply, await redeem(code));
    return reply.redirect('/', 303);
  });

  app.post('/sign-out', (_request, reply) => {
    session.clear(reply);
    return reply.redirect('/', 303);
  });

  async function redeem(code: string): Promise<string> {
    const response = await fetch(`${identityUrl}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: clientId,
        redirect_uri: redirectUri,
        code,
      }),
      signal: AbortSignal.timeout(timeoutMs),
    }).catch(() => null);
    const answer = tokenSchema.safeParse(await response?.json().catch(() => null));
    if (!answer.success) {
      throw inputError('The identity provider did not confirm the sign-in. Sign in again.');
    }
    return answer.data.access_token;
  }
}
