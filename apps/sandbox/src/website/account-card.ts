import type { Account } from '@planbridge/client';
import { dateText } from '../http/date-text.ts';
import { html } from '../http/html.ts';
import type { Html } from '../http/html.ts';
import { plans } from './plans.ts';

/** What the account may use, and everything its owner should know about it. */
export function accountCard(account: Account): Html {
  const { plan, seats } = account;
  const sold = plans.find(({ id }) => id === plan);
  return html`<section class="card" aria-labelledby="your-plan">
    <h2 id="your-plan">Your plan: ${sold?.name ?? plan}</h2>
    ${sold?.seats === null || sold === undefined ? null : html`<p>${seats} seats</p>`} ${timesOf(account)}
    ${stateOf(account)}
    ${
      isInArrears(account)
        ? html`<div class="note bad" role="alert">
            <p>Your last payment failed. Update your payment method to keep your plan.</p>
            <form method="post" action="/portal">
              <button name="flow" value="payment_method">Update payment method</button>
            </form>
          </div>`
        : null
    }
    <form method="post" action="/portal"><button class="plain">Manage billing</button></form>
  </section>`;
}

function isInArrears({ status }: Account): boolean {
  return status === 'past_due' || status === 'unpaid';
}

function timesOf({
  cancel_at: cancelAt,
  trial_end: trialEnd,
  current_period_end: end,
  status,
}: Account): Html {
  if (cancelAt !== null) {
    return html`<p class="note warn">Cancelled. It works until ${day(cancelAt)}.</p>`;
  }
  if (status === 'paused') {
    return html`<p class="note warn">Your subscription is paused. Resume it under “Manage billing”.</p>`;
  }
  if (status === 'trialing' && trialEnd !== null) {
    return html`<p>Free until ${day(trialEnd)}.</p>`;
  }
  return end !== null && status === 'active' ? html`<p>Renews on ${day(end)}.</p>` : html``;
}

function stateOf({ state }: Account): Html {
  switch (state) {
    case 'settled':
      return html``;
    case 'pending_payment':
      return html`<div class="note" role="status">
        <p>Your payment is on its way. Banks take some days; your plan starts when it arrives.</p>
      </div>`;
    case 'syncing':
      return html`<div class="note" role="status">
        <p>Your plan is being brought up to date. This takes a moment.</p>
        <p><a href="/return">Look again</a></p>
      </div>`;
    case 'needs_attention':
      return html`<div class="note warn" role="status">
        <p>
          Something about your billing needs a person’s attention. We know about it, and you keep your plan
          meanwhile.
        </p>
      </div>`;
  }
}

function day(time: string): string {
  return dateText(new Date(time));
}
