import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { inputError } from '../http/input-error.ts';
import { parseInput } from '../http/parse-input.ts';
import { sendPage } from '../http/send-page.ts';
import { findCheckout } from '../stripe/operations/find-checkout.ts';
import type { CheckoutView } from '../stripe/operations/find-checkout.ts';
import { leaveCheckout } from '../stripe/operations/leave-checkout.ts';
import { payCheckoutSession } from '../stripe/operations/pay-checkout-session.ts';
import type { BillingDetails } from '../stripe/operations/pay-checkout-session.ts';
import type { World } from '../stripe/world.ts';
import { checkoutPage } from './checkout-page.ts';

type Path = { Params: { session: string } };

/** An empty field was not filled in. */
const filled = z
  .string()
  .trim()
  .transform((text) => (text === '' ? null : text))
  .default(null);

const choiceSchema = z.object({
  action: z.enum(['pay', 'no_card', 'decline', 'debit', 'leave']),
  code: z.string().trim().default(''),
  name: filled,
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'A country has two capital letters, such as DE.')
    .optional(),
  postal_code: filled,
  tax_id: filled,
});

const freeCode = 'FREE';
const path = '/c/pay/:session';

export function checkoutRoutes(app: FastifyInstance, world: World): void {
  app.get<Path>(path, (request, reply) =>
    sendPage(reply, checkoutPage(theCheckout(request.params.session), null)),
  );

  app.post<Path>(path, (request, reply) => {
    const { session } = request.params;
    const choice = parseInput(choiceSchema, request.body);
    const { action, code } = choice;
    const view = theCheckout(session);
    if (action === 'leave') {
      return reply.redirect(leaveCheckout(world, session).redirectTo ?? `/c/pay/${session}`, 303);
    }
    if (code !== '' && (code.toUpperCase() !== freeCode || !view.takesPromotion)) {
      return sendPage(
        reply,
        checkoutPage(view, `The promotion code is not valid. Try ${freeCode}, or none.`),
        422,
      );
    }
    const result = payCheckoutSession(world, session, {
      outcome: action === 'decline' ? 'declined' : action === 'debit' ? 'delayed' : 'paid',
      freeCode: code !== '',
      withoutCard: action === 'no_card',
      details: detailsOf(choice),
    });
    switch (result.kind) {
      case 'completed':
        return reply.redirect(result.redirectTo, 303);
      case 'declined':
        return sendPage(reply, checkoutPage(view, result.message), 402);
      case 'closed':
        return sendPage(reply, checkoutPage(theCheckout(session), null), 409);
    }
  });

  function theCheckout(session: string): CheckoutView {
    const view = findCheckout(world, session);
    if (view === null) {
      throw inputError('There is no such Checkout page. Go back to the site and start again.', 404);
    }
    return view;
  }
}

function detailsOf({
  name,
  country,
  postal_code: postalCode,
  tax_id: taxId,
}: z.output<typeof choiceSchema>): BillingDetails {
  return {
    name,
    address: country === undefined || postalCode === null ? null : { country, postal_code: postalCode },
    taxId,
  };
}
