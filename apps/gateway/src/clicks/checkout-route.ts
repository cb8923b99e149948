import { upsertAccount } from '@planbridge/accounts';
import type { AllowedRedirect } from '@planbridge/config';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AskDatabase } from '../account/create-database-gate.ts';
import type { LoadCatalogue } from '../catalogue/create-active-catalogue.ts';
import { clientSignal } from '../http/client-signal.ts';
import { problemResponse } from '../http/problem-response.ts';
import { problems } from '../http/problems.ts';
import { callerOf } from '../identity/caller-of.ts';
import type { WorkflowStarter } from '../temporal/workflow-starter.ts';
import { checkoutWish } from './checkout-wish.ts';
import { fingerprint } from './fingerprint.ts';
import { followClick } from './follow-click.ts';
import { redirectField } from './redirect-field.ts';
import { refuseForeignRedirect } from './refuse-foreign-redirect.ts';

export type ClickRouteDependencies = Readonly<{
  askDatabase: AskDatabase;
  loadCatalogue: LoadCatalogue;
  workflows: WorkflowStarter;
  allowedRedirects: readonly AllowedRedirect[];
}>;

/** As long as a user looks at a button that was pressed. */
const clickPatienceMs = 10_000;

const schema = {
  summary: 'A place to pay for a plan',
  description:
    'Answers with an address to send the browser to: Stripe’s Checkout, or the portal if the account has a subscription already.',
  security: [{ bearer: [] }],
  body: z.strictObject({
    plan: z.string().min(1).max(100).describe('Id of a plan of the catalogue.'),
    interval: z
      .enum(['month', 'year'])
      .optional()
      .describe('Left out: the month, if the plan is sold by it.'),
    seats: z
      .number()
      .int()
      .min(1)
      .max(1_000_000)
      .optional()
      .describe('Left out: as few as the plan allows, or as many as now.'),
    success_url: redirectField.describe('Where the browser returns after payment.'),
    cancel_url: redirectField.describe('Where the browser returns when the user leaves without paying.'),
  }),
  response: {
    200: z.object({ url: z.string(), kind: z.enum(['checkout', 'plan_change', 'fix_payment', 'resume']) }),
    '4xx': problemResponse('The request is not possible; the problem says what to do.'),
    503: problemResponse('Something that this needs is away; try again after Retry-After.'),
  },
};

export function checkoutRoute(deps: ClickRouteDependencies): FastifyPluginAsyncZod {
  const { askDatabase, loadCatalogue, workflows, allowedRedirects } = deps;

  return async (app) => {
    app.post('/v1/checkout', { schema }, async (request, reply) => {
      const limits = { deadline: Date.now() + clickPatienceMs, signal: clientSignal(reply) };
      const caller = callerOf(request);
      const { plan, interval = null, seats = null, success_url, cancel_url } = request.body;
      refuseForeignRedirect({ success_url, cancel_url }, allowedRedirects);
      const reading = checkoutWish(await loadCatalogue(), { plan, interval, seats });
      if (reading.kind !== 'possible') {
        throw problems.wishNotPossible(reading);
      }
      const { ref } = await askDatabase((db) =>
        upsertAccount(db, { id: caller.accountId, email: caller.email }),
      );
      request.log = request.log.child({ account: ref });

      const wish = { ...reading.wish, successUrl: success_url, cancelUrl: cancel_url };
      const mark = fingerprint([wish.plan, wish.interval, wish.seats, wish.successUrl, wish.cancelUrl]);
      const click = await followClick({
        run: () => workflows.openCheckout({ ref, wish, fingerprint: mark }, limits),
        fingerprint: mark,
        askDatabase,
      });
      if (click.end === 'refused') {
        throw problems.alreadyOnPlan();
      }
      return { url: click.url, kind: click.result.kind };
    });
  };
}
