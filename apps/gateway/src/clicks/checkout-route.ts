import { upsertAccount } from '@planbridge/accounts';
import type { AllowedRedirect } from '@planbridge/config';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AskDatabase } from '../account/create-database-gate.ts';
import type { LoadCatalogue } from '../catalogue/create-active-catalogue.ts';
import { bodyProblems } from '../http/body-problems.ts';
import { buyerProblems } from '../http/buyer-problems.ts';
import { clientSignal } from '../http/client-signal.ts';
import { problemResponses } from '../http/problem-responses.ts';
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

const wishSchema = z
  .strictObject({
    plan: z.string().min(1).max(100).describe('Id of a plan of the catalogue.'),
    interval: z
      .enum(['month', 'year'])
      .optional()
      .describe('Left out: the month, if the plan is sold by it.'),
    currency: z
      .string()
      .regex(/^[a-z]{3}$/, 'must be three small letters, such as usd')
      .optional()
      .describe(
        'ISO 4217 in small letters. Left out: the one that the customer paid in before, else the first that the plan is sold in.',
      ),
    seats: z
      .number()
      .int()
      .min(1)
      .max(1_000_000)
      .optional()
      .describe('Left out: as few as the plan allows, or as many as now.'),
    success_url: redirectField.describe('Where the browser returns after payment.'),
    cancel_url: redirectField.describe('Where the browser returns when the user leaves without paying.'),
  })
  .meta({
    id: 'Checkout',
    examples: [
      {
        plan: 'team',
        interval: 'year',
        seats: 3,
        success_url: 'https://app.example.com/return',
        cancel_url: 'https://app.example.com/pricing',
      },
    ],
  });

const linkSchema = z
  .object({
    url: z
      .string()
      .describe('A secret of this user for some minutes: send the browser there, and keep it nowhere.'),
    kind: z
      .enum(['checkout', 'plan_change', 'fix_payment', 'resume'])
      .describe('What the page at the address is for.'),
  })
  .meta({
    id: 'CheckoutLink',
    description: 'Where to send the browser.',
    examples: [{ url: 'https://checkout.stripe.com/c/pay/cs_test_a1b2', kind: 'checkout' }],
  });

const schema = {
  operationId: 'openCheckout',
  tags: ['billing'],
  summary: 'A place to pay for a plan',
  description:
    'Answers with an address to send the browser to: Stripe’s Checkout, or the portal if the account has a subscription already. May be called as often as a user clicks: an account has one customer and one payable session, and the last wish wins.',
  security: [{ bearer: [] }],
  body: wishSchema,
  response: {
    200: linkSchema,
    ...problemResponses([
      ...bodyProblems,
      problems.invalidRequest([
        { where: 'body/plan', reason: 'Invalid input: expected string, received undefined' },
      ]),
      ...buyerProblems,
      problems.alreadyOnPlan(),
      problems.wishNotPossible({ kind: 'unknown-plan', known: ['free', 'pro', 'team'] }),
      problems.currencyFixed('eur'),
      problems.wishNotPossible({ kind: 'currency-unavailable', currencies: ['usd', 'eur'] }),
      problems.wishNotPossible({ kind: 'price-unavailable', intervals: ['month'] }),
      problems.wishNotPossible({ kind: 'seats-out-of-range', min: 2, max: 100 }),
      problems.redirectNotAllowed('success_url'),
    ]),
  },
};

export function checkoutRoute(deps: ClickRouteDependencies): FastifyPluginAsyncZod {
  const { askDatabase, loadCatalogue, workflows, allowedRedirects } = deps;

  return async (app) => {
    app.post('/v1/checkout', { schema }, async (request, reply) => {
      const limits = { deadline: Date.now() + clickPatienceMs, signal: clientSignal(reply) };
      const caller = callerOf(request);
      const { plan, interval = null, currency = null, seats = null, success_url, cancel_url } = request.body;
      refuseForeignRedirect({ success_url, cancel_url }, allowedRedirects);
      const reading = checkoutWish(await loadCatalogue(), { plan, interval, currency, seats });
      if (reading.kind !== 'possible') {
        throw problems.wishNotPossible(reading);
      }
      const { ref } = await askDatabase((db) =>
        upsertAccount(db, { id: caller.accountId, email: caller.email }),
      );
      request.log = request.log.child({ account: ref });

      const wish = { ...reading.wish, successUrl: success_url, cancelUrl: cancel_url };
      const terms = [wish.plan, wish.interval, wish.currency ?? null, wish.seats];
      const mark = fingerprint([...terms, wish.successUrl, wish.cancelUrl]);
      const click = await followClick({
        run: () => workflows.openCheckout({ ref, wish, fingerprint: mark }, limits),
        fingerprint: mark,
        askDatabase,
      });
      if (click.end === 'refused') {
        throw click.result.outcome === 'currency-fixed'
          ? problems.currencyFixed(click.result.currency)
          : problems.alreadyOnPlan();
      }
      return { url: click.url, kind: click.result.kind };
    });
  };
}
