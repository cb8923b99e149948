import type { FastifyReply } from 'fastify';
import type { Problem } from './problem.ts';

/** Serialised here and not by the route's schemas, so that an answer about a fault can never be one. */
export function answerProblem(
  reply: FastifyReply,
  problem: Pick<Problem, 'document' | 'headers'>,
): FastifyReply {
  return reply
    .code(problem.document.status)
    .headers(problem.headers)
    .type('application/problem+json')
    .serializer((document: unknown) => JSON.stringify(document))
    .send(problem.document);
}
