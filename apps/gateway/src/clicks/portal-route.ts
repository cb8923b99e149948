import { upsertAccount } from '@planbridge/accounts';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { bodyProblems } from '../http/body-problems.ts';
import { buyerProblems } from '../http/buyer-problems.ts';
import { clientSignal } from '../http/client-signal.ts';
import { problemResponses } from '../http/problem-responses.ts';
import { problems } from '../http/problems.ts';
import { callerOf } from '../identity/caller-of.ts';
import type { ClickRouteDependencies } from './checkout-route.ts';
import { fingerprint } from './fingerprint.ts';
import { followClick } from './follow-click.ts';
import { redirectField } from './redirect-field.ts';
import { refuseForeignRedirect } from './refuse-foreign-redirect.ts';

const clickPatienceMs = 10_000;

const wishSchema = z
  .strictObject({
    return_url: redirectField.describe('Where the portal’s way back leads.'),
    flow: z
      .enum(['payment_method', 'plan_change', 'cancel'])
      .optional()
      .describe('Opens the portal at one step. Left out: at its first page.'),
  })
  .meta({
    id: 'Portal',
    examples: [{ return_url: 'https://app.example.com/account', flow: 'payment_method' }],
  });

const linkSchema = z.object({ url: z.string().describe('A secret of this user for some minutes.') }).meta({
  id: 'PortalLink',
  description: 'Where to send the browser.',
  examples: [{ url: 'https://billing.stripe.com/p/session/test_a1b2' }],
});

const schema = {
  operationId: 'openPortal',
  tags: ['billing'],
  summary: 'A place to manage the subscription',
  description: 'Answers with the address of Stripe’s Customer Portal, opened at the flow asked for.',
  security: [{ bearer: [] }],
  body: wishSchema,
  response: {
    200: linkSchema,
    ...problemResponses([
      ...bodyProblems,
      problems.invalidRequest([
        { where: 'body/return_url', reason: 'Invalid input: expected string, received undefined' },
      ]),
      ...buyerProblems,
      problems.noBillingAccount(),
      problems.redirectNotAllowed('return_url'),
    ]),
  },
};

export function portalRoute(deps: ClickRouteDependencies): FastifyPluginAsyncZod {
  const { askDatabase, workflows, allowedRedirects } = deps;

  return async (app) => {
    app.post('/v1/portal', { schema }, async (request, reply) => {
      const limits = { deadline: Date.now() + clickPatienceMs, signal: clientSignal(reply) };
      const caller = callerOf(request);
      const { return_url, flow = null } = request.body;
      refuseForeignRedirect({ return_url }, allowedRedirects);
      const { ref } = await askDatabase((db) =>
        upsertAccount(db, { id: caller.accountId, email: caller.email }),
      );
      request.log = request.log.child({ account: ref });

      const mark = fingerprint([return_url, flow]);
      const click = await followClick({
        run: () => workflows.openPortal({ ref, returnUrl: return_url, flow, fingerprint: mark }, limits),
        fingerprint: mark,
        askDatabase,
      });
      if (click.end === 'refused') {
        throw problems.noBillingAccount();
      }
      return { url: click.url };
    });
  };
}
