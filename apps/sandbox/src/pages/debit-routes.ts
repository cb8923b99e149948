import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { dateText } from '../http/date-text.ts';
import { html } from '../http/html.ts';
import { inputError } from '../http/input-error.ts';
import { parseInput } from '../http/parse-input.ts';
import { sendPage } from '../http/send-page.ts';
import { listDelayedPayments } from '../stripe/operations/list-delayed-payments.ts';
import { settleDelayedPayment } from '../stripe/operations/settle-delayed-payment.ts';
import type { World } from '../stripe/world.ts';

/** The bank's side: debits that are on their way are settled here, unless Stripe's time settles them. */
export function debitRoutes(app: FastifyInstance, world: World): void {
  app.get('/', (_request, reply) => {
    const debits = listDelayedPayments(world).map(
      ({ session, customer, dueAt }) =>
        html`<li class="card">
          <h2>Debit of ${customer}</h2>
          <p class="soft">
            Checkout <code>${session}</code>. Settles by itself on ${dateText(new Date(dueAt * 1000))},
            Stripe’s time.
          </p>
          <form method="post" action="/debits/${session}" class="row">
            <button name="result" value="succeeded">Debit succeeds</button>
            <button class="bad" name="result" value="failed">Debit fails</button>
          </form>
        </li>`,
    );
    const body = html`<p>
        A stand-in for Stripe: its API is below <code>/v1</code>, its Checkout and portal open by their own
        links.
      </p>
      ${
        debits.length === 0
          ? html`<p class="card">No bank debit is on its way.</p>`
          : html`<ol>
              ${debits}
            </ol>`
      }`;
    return sendPage(reply, { title: 'Bank debits', site: 'Sandbox Stripe', body });
  });

  app.post<{ Params: { session: string } }>('/debits/:session', (request, reply) => {
    const { result } = parseInput(z.object({ result: z.enum(['succeeded', 'failed']) }), request.body);
    if (settleDelayedPayment(world, request.params.session, result) === null) {
      throw inputError('No debit of that Checkout is on its way; it may have settled already.', 404);
    }
    return reply.redirect('/', 303);
  });
}
