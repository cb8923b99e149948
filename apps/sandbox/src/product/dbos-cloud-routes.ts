import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { inputError } from '../http/input-error.ts';
import { parseInput } from '../http/parse-input.ts';
import { collectionOf } from '../state/collection.ts';
import type { Store } from '../state/journal.ts';

const grantSchema = z.object({
  grant_type: z.literal('refresh_token'),
  client_id: z.string().min(1),
  refresh_token: z.string(),
});
const updateSchema = z.strictObject({ subject_id: z.string().min(1), subscription_plan: z.string().min(1) });
const tokenSchema = z.strictObject({
  expires_in: z.int().min(1).max(86_400).optional(),
  revoke: z.boolean().default(false),
});

type Update = Readonly<{ at: string; subject_id: string; subscription_plan: string }>;

/** The API of the system that Planbridge replaces: the last write wins, tokens come from a refresh token. */
export function dbosCloudRoutes(
  app: FastifyInstance,
  { refreshToken, store }: Readonly<{ refreshToken: string; store: Store }>,
): void {
  const updates = collectionOf<Update>(store, 'dbos_update', {});
  const tokens = new Map<string, number>();
  let expiresIn = 3600;

  app.post('/oauth/token', (request, reply) => {
    const grant = grantSchema.safeParse(request.body ?? {});
    if (!grant.success || grant.data.refresh_token !== refreshToken) {
      const error = grant.success ? 'invalid_grant' : 'invalid_request';
      return reply.code(grant.success ? 403 : 400).send({ error });
    }
    const token = randomUUID();
    tokens.set(token, Date.now() + expiresIn * 1000);
    return { access_token: token, token_type: 'Bearer', expires_in: expiresIn };
  });

  app.post('/admin/v1alpha1/users/update-sub', (request, reply) => {
    const endsAt = tokens.get((request.headers.authorization ?? '').replace(/^Bearer /, ''));
    if (endsAt === undefined || Date.now() > endsAt) {
      throw inputError('The access token is missing or has expired: get one at /oauth/token.', 401);
    }
    const update = parseInput(updateSchema, request.body);
    updates.put(`${updates.list().length + 1}`, { at: new Date().toISOString(), ...update });
    return reply.code(204).send();
  });

  app.get('/_control/dbos-cloud', () => ({
    plans: Object.fromEntries(
      updates.list().map(({ subject_id, subscription_plan }) => [subject_id, subscription_plan]),
    ),
    updates: updates.list(),
  }));
  app.post('/_control/dbos-cloud/tokens', (request, reply) => {
    const wish = parseInput(tokenSchema, request.body);
    expiresIn = wish.expires_in ?? expiresIn;
    if (wish.revoke) {
      tokens.clear();
    }
    return reply.code(204).send();
  });
}
