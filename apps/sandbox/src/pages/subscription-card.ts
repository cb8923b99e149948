import type Stripe from 'stripe';
import { dateText } from '../http/date-text.ts';
import { html } from '../http/html.ts';
import type { Html } from '../http/html.ts';
import type { PortalSubscription } from '../stripe/operations/find-portal-session.ts';
import type { OfferedPlan } from '../stripe/operations/plans-offered.ts';
import { changePlanForm } from './change-plan-form.ts';
import { linesTable } from './lines-table.ts';
import { money } from './money.ts';

type Features = Stripe.BillingPortal.Configuration.Features;

/** One subscription with all that its owner may do to it. */
export function subscriptionCard(
  shown: PortalSubscription,
  offers: readonly OfferedPlan[],
  features: Features,
): Html {
  const { subscription, lines, scheduled, openInvoice } = shown;
  const { id, status, cancel_at: cancelAt } = subscription;
  const isPaused = status === 'paused' || subscription.pause_collection !== null;
  return html`<section class="card narrow">
    <h2>${lines.map(({ name }) => name).join(' and ')} <span class="badge">${status}</span></h2>
    ${linesTable('What you pay', lines)}
    ${cancelAt === null ? null : html`<p class="note warn">This plan ends on ${day(cancelAt)}.</p>`}
    ${
      scheduled === null
        ? null
        : html`<p class="note">
            Changes to ${scheduled.name} with ${scheduled.quantity} seats on ${day(scheduled.at)}.
          </p>`
    }
    ${changePlanForm(shown, offers, features.subscription_update.default_allowed_updates.includes('quantity'))}
    <form method="post" class="row">
      <input type="hidden" name="subscription" value="${id}" />
      ${
        openInvoice === null
          ? null
          : html`<p>An invoice of ${money(openInvoice.amount_due, openInvoice.currency)} is open.</p>
              ${button('pay_invoice', 'Pay the open invoice', '')}`
      }
      ${isPaused ? button('keep', 'Resume plan') : null}
      ${scheduled === null ? null : button('keep', `Do not change to ${scheduled.name}`)}
      ${!isPaused && cancelAt !== null ? button('keep', 'Keep plan') : null}
      ${features.subscription_pause.enabled && !isPaused ? button('pause', 'Pause plan') : null}
      ${features.subscription_cancel.enabled && cancelAt === null ? button('cancel', 'Cancel plan', 'bad') : null}
      ${features.subscription_cancel.enabled ? button('cancel_now', 'Cancel now', 'bad') : null}
    </form>
  </section>`;
}

function button(action: string, words: string, kind = 'plain'): Html {
  return html`<button class="${kind}" name="action" value="${action}">${words}</button>`;
}

function day(seconds: number): string {
  return dateText(new Date(seconds * 1000));
}
