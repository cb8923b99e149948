import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { inputError } from '../http/input-error.ts';
import { parseInput } from '../http/parse-input.ts';
import { createFaultBoard } from './create-fault-board.ts';
import type { AnswerFault, FaultPlan } from './create-fault-board.ts';
import { cutShort } from './cut-short.ts';
import { faultAnswer } from './fault-answer.ts';
import type { ErrorBody } from './fault-answer.ts';
import { faultSchema } from './fault.ts';

export type FaultSettings = Readonly<{ errorBody: ErrorBody; refuseFor(ms: number): Promise<void> }>;

const controlPath = '/_control/faults';

/** Faults on command for every route of a service but `/_control`. To be added before the routes. */
export function addFaults(app: FastifyInstance, { errorBody, refuseFor }: FaultSettings): void {
  const board = createFaultBoard();
  app.decorateRequest('faultPlan', null);

  app.addHook('onRequest', async (request, reply) => {
    const [path = ''] = request.url.split('?');
    if (path.startsWith('/_control')) {
      return undefined;
    }
    const plan = board.plan({ method: request.method, path });
    request.setDecorator<FaultPlan | null>('faultPlan', plan);
    if (plan.fault === null || !isBefore(plan.fault)) {
      return undefined;
    }
    await delay(plan.delayMs, undefined, { ref: false });
    return strike(reply, plan.fault);
  });

  // With the body at hand, so that a request whose caller gives up meanwhile is carried out all the same, late.
  app.addHook('preValidation', async (request) => {
    const plan = request.getDecorator<FaultPlan | null>('faultPlan');
    if (plan !== null && plan.delayMs > 0) {
      await delay(plan.delayMs, undefined, { ref: false });
    }
  });

  // Without a call of `done` nothing is sent: the request was executed, its answer is lost.
  app.addHook('onSend', (request, reply, body: unknown, done) => {
    const fault = request.getDecorator<FaultPlan | null>('faultPlan')?.fault ?? null;
    if (fault === null || isBefore(fault)) {
      done(null, body);
    } else if (fault.kind === 'truncated') {
      cutShort(reply, body);
    } else if (fault.kind === 'reset') {
      reply.raw.destroy();
    } else if (fault.kind !== 'timeout') {
      const answer = faultAnswer(fault, errorBody);
      reply.removeHeader('content-length');
      reply.code(answer?.status ?? 500).headers(answer?.headers ?? {});
      done(null, answer?.body);
    }
  });

  app.get(controlPath, () => ({ faults: board.list() }));
  app.post(controlPath, async (request, reply) => {
    const fault = parseInput(faultSchema, request.body);
    if (fault.kind !== 'refuse') {
      return reply.code(201).send(board.add(fault));
    }
    reply.raw.once('finish', () => void refuseFor(fault.seconds * 1000));
    return reply.code(202).header('connection', 'close').send({ fault });
  });
  app.delete(controlPath, (_request, reply) => {
    board.clear();
    return reply.code(204).send();
  });
  app.delete<{ Params: { id: string } }>(`${controlPath}/:id`, (request, reply) => {
    if (!board.remove(request.params.id)) {
      throw inputError(
        `There is no fault ${request.params.id} in force; GET ${controlPath} lists them.`,
        404,
      );
    }
    return reply.code(204).send();
  });

  function strike(reply: FastifyReply, fault: AnswerFault): FastifyReply {
    const answer = faultAnswer(fault, errorBody);
    if (answer !== null) {
      return reply.code(answer.status).headers(answer.headers).send(answer.body);
    }
    reply.hijack();
    if (fault.kind === 'reset') {
      reply.raw.destroy();
    }
    return reply;
  }
}

function isBefore(fault: AnswerFault): boolean {
  return fault.kind !== 'truncated' && fault.when === 'before';
}
