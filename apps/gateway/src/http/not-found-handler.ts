import type { FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { answerProblem } from './answer-problem.ts';
import { problems } from './problems.ts';

const methods = ['GET', 'POST'] as const satisfies readonly HTTPMethods[];

/** A path that exists under another method is 405, anything else 404. */
export function notFoundHandler(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const url = request.url.replace(/[?#].*$/, '');
  const allowed = methods.filter((method) => request.server.hasRoute({ method, url }));
  return answerProblem(reply, allowed.length > 0 ? problems.methodNotAllowed(allowed) : problems.notFound());
}
