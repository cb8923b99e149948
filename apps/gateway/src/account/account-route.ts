import { upsertAccount } from '@planbridge/accounts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { clientSignal } from '../http/client-signal.ts';
import { callerProblems } from '../http/caller-problems.ts';
import { problemResponses } from '../http/problem-responses.ts';
import { problems } from '../http/problems.ts';
import { callerOf } from '../identity/caller-of.ts';
import type { WorkflowStarter } from '../temporal/workflow-starter.ts';
import { awaitSettlement } from './await-settlement.ts';
import type { ReadAccount } from './create-account-reader.ts';
import type { AskDatabase } from './create-database-gate.ts';
import type { DrawTicketFor } from './create-ticket-office.ts';

export type AccountRouteDependencies = Readonly<{
  askDatabase: AskDatabase;
  readAccount: ReadAccount;
  drawTicketFor: DrawTicketFor;
  workflows: WorkflowStarter;
  /** Aborts when the gateway closes: who waits then gets what is known. */
  closing: AbortSignal;
}>;

const querySchema = z.object({
  wait: z
    .string()
    .regex(/^(?:\d|1\d|2[0-5])$/, 'must be a whole number of seconds from 0 to 25')
    .optional()
    .describe(
      'Seconds to wait for the account to be settled with what Stripe says now: 0 (not at all) to 25.',
    ),
});

const accountSchema = z
  .object({
    account_id: z.string(),
    plan: z.string().describe('Id of a plan of the catalogue.'),
    status: z.string().describe('Of the subscription, in Stripe’s words; none: there is none.'),
    seats: z.number().int(),
    features: z.array(z.string()).readonly(),
    current_period_end: z.string().nullable().describe('By ISO 8601, as are the others.'),
    cancel_at: z.string().nullable().describe('Cancelled: until when it still works.'),
    trial_end: z.string().nullable(),
    state: z
      .enum(['settled', 'syncing', 'pending_payment', 'needs_attention'])
      .describe(
        'Whether this is all: settled with what Stripe says, or still syncing, waiting for a payment, or waiting for the operator.',
      ),
    revision: z.number().int().describe('Grows with every change. 0: nothing has ever been settled.'),
  })
  .meta({
    id: 'Account',
    description: 'What the account may use, and how sure that is.',
    examples: [
      {
        account_id: 'auth0|42',
        plan: 'pro',
        status: 'active',
        seats: 1,
        features: ['projects', 'export'],
        current_period_end: '2026-12-22T00:00:00.000Z',
        cancel_at: null,
        trial_end: null,
        state: 'settled',
        revision: 918,
      },
    ],
  });

const schema = {
  operationId: 'readAccount',
  tags: ['billing'],
  summary: 'The plan of the signed-in account',
  description:
    'Never grants anything: it shows what is settled. With `wait`, for the page after a payment, it has the account settled first.',
  security: [{ bearer: [] }],
  querystring: querySchema,
  response: {
    200: accountSchema,
    ...problemResponses([
      problems.invalidRequest([
        { where: 'query/wait', reason: 'must be a whole number of seconds from 0 to 25' },
      ]),
      ...callerProblems,
    ]),
  },
};

export function accountRoute(deps: AccountRouteDependencies): FastifyPluginAsyncZod {
  const { askDatabase, readAccount, drawTicketFor, workflows, closing } = deps;

  return async (app) => {
    app.get('/v1/account', { schema }, async (request, reply) => {
      const caller = callerOf(request);
      const waitMs = Number(request.query.wait ?? 0) * 1000;
      if (waitMs === 0) {
        return await readAccount({ accountId: caller.accountId, awaited: false });
      }
      const limits = {
        deadline: Date.now() + waitMs,
        signal: AbortSignal.any([clientSignal(reply), closing]),
      };
      const { ref } = await askDatabase((db) =>
        upsertAccount(db, { id: caller.accountId, email: caller.email }),
      );
      request.log = request.log.child({ account: ref });
      const ticket = await drawTicketFor(ref);
      const covered = await awaitSettlement({ ref, ticket, limits, askDatabase, workflows });
      return await readAccount({ accountId: caller.accountId, awaited: !covered });
    });
  };
}
