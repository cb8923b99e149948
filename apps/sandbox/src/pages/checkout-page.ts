import { html } from '../http/html.ts';
import type { Html } from '../http/html.ts';
import type { PageParts } from '../http/page.ts';
import type { CheckoutView } from '../stripe/operations/find-checkout.ts';
import { billingFields } from './billing-fields.ts';
import { linesTable } from './lines-table.ts';
import { money } from './money.ts';

const sandboxSite = 'Sandbox Checkout';

/** Where a user pays, or is told why that is over. */
export function checkoutPage(view: CheckoutView, declined: string | null): PageParts {
  const site = view.session.branding_settings?.display_name ?? sandboxSite;
  const names = view.lines.map(({ name }) => name).join(' and ');
  switch (view.session.status) {
    case 'complete':
      return {
        title: 'Already paid',
        site,
        body: closed('This page was completed. Nothing is left to do here.'),
      };
    case 'expired':
      return { title: 'This page has expired', site, body: closed('Go back to the site and start again.') };
    case 'open':
    case null:
      return { title: `Subscribe to ${names}`, site, body: openBody(view, declined) };
    default:
      return { title: 'This page is closed', site, body: closed('Go back to the site and start again.') };
  }
}

function closed(words: string): Html {
  return html`<div class="card narrow"><p>${words}</p></div>`;
}

function openBody(view: CheckoutView, declined: string | null): Html {
  const { session, customer, lines, trialDays, cardOptional } = view;
  const message = session.custom_text.submit?.message ?? null;
  return html`<div class="card narrow">
    ${declined === null ? null : html`<p class="note bad" role="alert">${declined}</p>`}
    ${linesTable('What you buy', lines)}
    <p class="amount">Due today: ${money(session.amount_total ?? 0, session.currency ?? 'usd')}</p>
    ${trialDays === null ? null : html`<p>Free for ${trialDays} days; you pay after that.</p>`}
    ${
      customer?.email === undefined || customer.email === null
        ? null
        : html`<p class="soft">Receipts go to ${customer.email}</p>`
    }
    <form method="post" class="fields">
      ${
        view.takesPromotion
          ? html`<label
                >Promotion code <input name="code" autocomplete="off" aria-describedby="code-hint"
              /></label>
              <p class="soft" id="code-hint">FREE takes the whole price off.</p>`
          : null
      }
      ${billingFields(session)} ${message === null ? null : html`<p>${message}</p>`}
      <button name="action" value="pay">Pay</button>
      ${cardOptional ? html`<button class="plain" name="action" value="no_card">Start without a card</button>` : null}
      <button class="plain" name="action" value="decline">Pay with a card that is declined</button>
      <button class="plain" name="action" value="debit">Pay by bank debit</button>
      <button class="plain" name="action" value="leave">Leave</button>
    </form>
  </div>`;
}
