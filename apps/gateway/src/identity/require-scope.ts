import type { FastifyInstance } from 'fastify';
import { problems } from '../http/problems.ts';
import { callerOf } from './caller-of.ts';

/** The routes of this scope spend money or end what was bought; below `requireCaller`. Who may not do that still sees the plan. */
export function requireScope(scope: FastifyInstance): void {
  scope.addHook('onRequest', async (request) => {
    const { missingScope } = callerOf(request);
    if (missingScope !== null) {
      throw problems.scopeMissing(missingScope);
    }
  });
}
