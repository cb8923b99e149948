import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { AuthorizationCodes } from './create-authorization-codes.ts';
import type { MakeToken } from './create-token-maker.ts';
import { demoUsers } from './demo-users.ts';
import type { DemoUser } from './demo-users.ts';

export type TokenRouteDependencies = Readonly<{
  audience: string;
  codes: AuthorizationCodes;
  makeToken: MakeToken;
}>;

const lifetimeSeconds = 3600;

const grantSchema = z.discriminatedUnion('grant_type', [
  z.object({
    grant_type: z.literal('authorization_code'),
    code: z.string(),
    redirect_uri: z.string(),
    client_id: z.string(),
  }),
  // No browser at hand: a demo user's name is enough for a token.
  z.object({
    grant_type: z.literal('password'),
    username: z.string(),
    scope: z.string().default('openid email'),
  }),
]);

type Granted = Readonly<{ user: DemoUser; clientId: string; scope: string }>;

/** Errors as RFC 6749, section 5.2, words them. */
export function tokenRoute(
  app: FastifyInstance,
  { audience, codes, makeToken }: TokenRouteDependencies,
): void {
  app.post('/token', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const wish = grantSchema.safeParse(request.body ?? {});
    if (!wish.success) {
      const problem =
        'grant_type must be authorization_code (code, redirect_uri, client_id) or password (username).';
      return reply.code(400).send({ error: 'invalid_request', error_description: problem });
    }
    const granted = grantedBy(wish.data);
    if (granted === null) {
      const names = demoUsers.map(({ username }) => username).join(', ');
      const problem = `The code is not valid (any more), or the user is none of ${names}.`;
      return reply.code(400).send({ error: 'invalid_grant', error_description: problem });
    }
    const { user, clientId, scope } = granted;
    const claims = { sub: user.sub, email: user.email, expiresInSeconds: lifetimeSeconds };
    return {
      access_token: await makeToken({ ...claims, audience, scope }),
      id_token: await makeToken({ ...claims, audience: clientId }),
      token_type: 'Bearer',
      expires_in: lifetimeSeconds,
      scope,
    };
  });

  function grantedBy(wish: z.output<typeof grantSchema>): Granted | null {
    if (wish.grant_type === 'password') {
      const user = demoUsers.find(({ username }) => username === wish.username);
      return user === undefined ? null : { user, clientId: 'curl', scope: wish.scope };
    }
    const grant = codes.redeem(wish.code);
    return grant?.redirectUri === wish.redirect_uri && grant.clientId === wish.client_id ? grant : null;
  }
}
