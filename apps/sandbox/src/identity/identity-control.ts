import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import type { SigningKeys } from './create-signing-keys.ts';
import type { MakeToken } from './create-token-maker.ts';

const tokenSchema = z.strictObject({
  sub: z.string(),
  email: z.string().optional(),
  scope: z.string().optional(),
  audience: z.string().optional(),
  expires_in: z.int().min(-86_400).max(86_400).default(3600),
});

/** Tokens for anybody and of any kind, for tests, and a new signing key. */
export function identityControl(
  app: FastifyInstance,
  deps: Readonly<{ audience: string; keys: SigningKeys; makeToken: MakeToken }>,
): void {
  app.post('/_control/rotate', async (request) => {
    const { drop_old: dropOld } = parseInput(
      z.strictObject({ drop_old: z.boolean().default(false) }),
      request.body,
    );
    return { kid: await deps.keys.rotate({ dropOld }) };
  });

  app.post('/_control/token', async (request) => {
    const { audience = deps.audience, expires_in, ...claims } = parseInput(tokenSchema, request.body);
    const { sub, email, scope = 'openid email' } = claims;
    return {
      access_token: await deps.makeToken({ sub, email, scope, audience, expiresInSeconds: expires_in }),
      token_type: 'Bearer',
      expires_in,
    };
  });
}
