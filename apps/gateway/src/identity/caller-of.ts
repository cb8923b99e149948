import type { FastifyRequest } from 'fastify';
import type { Caller } from './read-caller.ts';

/** Who calls, on routes below `requireCaller`. */
export function callerOf(request: FastifyRequest): Caller {
  return request.getDecorator<Caller>('caller');
}
