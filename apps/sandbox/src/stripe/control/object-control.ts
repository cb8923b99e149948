import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { inputError } from '../../http/input-error.ts';
import { parseInput } from '../../http/parse-input.ts';
import { settingsOf } from '../billing/settings-of.ts';
import { deleteCustomer } from '../operations/delete-customer.ts';
import { makeSubscription } from '../operations/make-subscription.ts';
import { settleDelayedPayment } from '../operations/settle-delayed-payment.ts';
import { updatePaymentMethod } from '../operations/update-payment-method.ts';
import type { World } from '../world.ts';
import { explained } from './explained.ts';

const cardStates = z.enum(['pays', 'declines', 'challenges', 'none']);

const cards = z.strictObject({ customer: z.string(), card: cardStates });

const subscriptions = z.strictObject({
  /** An existing customer; without one a new one is made, who belongs to nobody. */
  customer: z.string().optional(),
  email: z.string().optional(),
  lookup_key: z.string().default('pro_month_usd'),
  quantity: z.int().min(1).default(1),
  trial_days: z.int().min(1).max(730).optional(),
  card: cardStates.default('pays'),
});

const payments = z.strictObject({ session: z.string(), result: z.enum(['succeeded', 'failed']) });

const settings = z
  .strictObject({
    retry_days: z.array(z.int().min(1).max(60)).max(8),
    after_last_retry: z.enum(['cancel', 'unpaid', 'past_due']),
  })
  .partial();

/** What the Dashboard or a customer's bank would do. */
export function objectControl(app: FastifyInstance, world: World): void {
  app.post('/cards', (request) => {
    const { customer, card } = parseInput(cards, request.body);
    explained(() => updatePaymentMethod(world, customer, card === 'none' ? null : card));
    return { customer, card };
  });

  app.post('/subscriptions', (request) =>
    explained(() => makeSubscription(world, parseInput(subscriptions, request.body))),
  );

  app.delete('/customers/:id', (request) => {
    const { id } = parseInput(z.object({ id: z.string() }), request.params);
    return explained(() => deleteCustomer(world, id));
  });

  app.get('/payments', () => ({ payments: world.pendingPayments.list() }));

  app.post('/payments', (request) => {
    const { session, result } = parseInput(payments, request.body);
    const settled = settleDelayedPayment(world, session, result);
    if (settled === null) {
      throw inputError(
        `No payment of ${session} is on its way; GET /_control/payments lists those that are.`,
        404,
      );
    }
    return { session, payment_status: settled.payment_status };
  });

  app.get('/settings', () => shownSettings(world));

  app.post('/settings', (request) => {
    const wished = parseInput(settings, request.body);
    const before = settingsOf(world);
    world.settings.put('settings', {
      retryDays: wished.retry_days ?? before.retryDays,
      afterLastRetry: wished.after_last_retry ?? before.afterLastRetry,
    });
    return shownSettings(world);
  });
}

function shownSettings(world: World): Required<z.infer<typeof settings>> {
  const { retryDays, afterLastRetry } = settingsOf(world);
  return { retry_days: [...retryDays], after_last_retry: afterLastRetry };
}
