import type { FastifyReply } from 'fastify';
import type { Problem } from './problem.ts';

/** Serialised here and not by the route's schemas, so that an answer about a fault can never be one. */
export function answerProblem(
  reply: FastifyReply,
  problem: Pick<Problem, 'document' | 'headers'>,
): FastifyReply {
  return (
    reply
      .code(problem.document.status)
      // Before the problem's own, which are none of it: what went wrong once is no answer for the next one who asks.
      .header('cache-control', 'no-store')
      .headers(problem.headers)
      .type('application/problem+json')
      .serializer((document: unknown) => JSON.stringify(document))
      .send(problem.document)
  );
}
