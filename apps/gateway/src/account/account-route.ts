import { upsertAccount } from '@planbridge/accounts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { clientSignal } from '../http/client-signal.ts';
import { problemResponse } from '../http/problem-response.ts';
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

const accountSchema = z.object({
  account_id: z.string(),
  plan: z.string(),
  status: z.string(),
  seats: z.number().int(),
  features: z.array(z.string()).readonly(),
  current_period_end: z.string().nullable(),
  cancel_at: z.string().nullable(),
  trial_end: z.string().nullable(),
  state: z.enum(['settled', 'syncing', 'pending_payment', 'needs_attention']),
  revision: z.number().int(),
});

const schema = {
  summary: 'The plan of the signed-in account',
  description:
    'Never grants anything: it shows what is settled. With `wait`, for the page after a payment, it has the account settled first.',
  security: [{ bearer: [] }],
  querystring: querySchema,
  response: {
    200: accountSchema,
    '4xx': problemResponse('The request is not possible; the problem says what to do.'),
    503: problemResponse('Something that this needs is away; try again after Retry-After.'),
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
