import type { FastifyInstance } from 'fastify';
import { inputError } from '../http/input-error.ts';
import { parseInput } from '../http/parse-input.ts';
import type { Entitlements } from './create-entitlements.ts';
import { entitlementSchema } from './entitlement.ts';

type Path = { Params: { accountId: string } };

/** The API that a product implements for Planbridge, exactly as the design specifies it. */
export function entitlementRoutes(app: FastifyInstance, entitlements: Entitlements, token: string): void {
  app.addHook('onRequest', async (request) => {
    if (request.headers.authorization !== `Bearer ${token}`) {
      throw inputError('The bearer token is missing or is not the product’s.', 401);
    }
  });

  app.get<Path>('/entitlements/:accountId', (request) => {
    const found = entitlements.find(request.params.accountId);
    if (found === undefined) {
      throw inputError('This product holds no entitlement of that account.', 404);
    }
    return found;
  });

  app.put<Path>('/entitlements/:accountId', (request, reply) => {
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string' || key === '') {
      throw inputError('The header Idempotency-Key is missing: send <ref>:<revision>:<hash of the body>.');
    }
    const entitlement = parseInput(entitlementSchema, request.body);
    if (entitlement.account_id !== request.params.accountId) {
      throw inputError('account_id in the body is another account than the one in the path.');
    }
    switch (entitlements.push(entitlement, key)) {
      case 'applied':
      case 'overwritten':
        return reply.code(204).send();
      case 'stale':
        return reply.code(409).send(entitlements.find(entitlement.account_id));
      case 'unknown_account':
        throw inputError('This product does not know that account.', 404);
    }
  });
}
