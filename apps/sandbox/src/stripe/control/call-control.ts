import type { FastifyInstance } from 'fastify';
import type { CallCounts } from './create-call-counts.ts';

/** What was asked of this Stripe; forgotten when the process ends. */
export function callControl(app: FastifyInstance, calls: CallCounts): void {
  app.get('/calls', () => ({ calls: calls.list() }));

  app.delete('/calls', (_request, reply) => {
    calls.clear();
    return reply.code(204).send();
  });
}
