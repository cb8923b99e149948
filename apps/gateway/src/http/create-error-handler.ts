import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorSummary } from '../logging/error-summary.ts';
import type { Metrics } from '../metrics/create-metrics.ts';
import { answerProblem } from './answer-problem.ts';
import { problemOfError } from './problem-of-error.ts';

export type ErrorHandler = (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/** The one place where an error becomes an answer. */
export function createErrorHandler({
  missingDependencies,
}: Pick<Metrics, 'missingDependencies'>): ErrorHandler {
  return function handleError(error, request, reply) {
    const { document, headers, dependency, cause } = problemOfError(error);
    if (dependency !== null && reply.raw.destroyed) {
      // The caller hung up, which ended the wait: that tells nothing of what was waited for.
      request.log.info({ dependency }, 'Caller gone');
    } else if (dependency !== null) {
      missingDependencies.inc({ dependency });
      request.log.warn({ dependency, cause: errorSummary(cause) }, 'Dependency missing');
    } else if (document.status >= 500) {
      request.log.error({ cause: errorSummary(cause) }, 'Request failed');
    }
    return answerProblem(reply, { document, headers });
  };
}
