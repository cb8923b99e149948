import type { Account } from '@planbridge/client';
import { html } from '../http/html.ts';
import type { Html } from '../http/html.ts';
import { plans } from './plans.ts';
import type { SitePlan } from './plans.ts';

/** Every plan with its button. Null: nobody is signed in, or the plan is not known right now. */
export function planCards(account: Account | null): Html {
  const current = plans.findIndex(({ id }) => id === account?.plan);
  const cards = plans.map(
    (plan, rank) =>
      html`<section class="card" aria-labelledby="plan-${plan.id}">
        <h3 id="plan-${plan.id}">
          ${plan.name} ${rank === current ? html`<span class="badge good">yours</span>` : null}
        </h3>
        <p>${plan.about}</p>
        ${account === null ? pricesOf(plan) : planForm(plan, rank === current ? account : null, verbOf(rank, current))}
      </section>`,
  );
  return html`<h2>Plans</h2>
    <div class="cards">${cards}</div>`;
}

function verbOf(rank: number, current: number): string {
  return rank > current ? 'Upgrade to' : 'Switch to';
}

function pricesOf({ prices }: SitePlan): Html {
  return prices === null ? html`<p>$0</p>` : html`<p>${prices.month} a month, or ${prices.year} a year</p>`;
}

/** For the plan that the account has: only its seats can be changed. */
function planForm(plan: SitePlan, own: Account | null, verb: string): Html {
  const { id, name, prices, seats } = plan;
  if (prices === null || (own !== null && seats === null)) {
    return pricesOf(plan);
  }
  return html`<form method="post" action="/checkout" class="fields">
    <input type="hidden" name="plan" value="${id}" />
    <label>
      Billing
      <select name="interval">
        <option value="month">Monthly, ${prices.month}</option>
        <option value="year">Yearly, ${prices.year}</option>
      </select>
    </label>
    ${
      seats === null
        ? null
        : html`<label>
            Seats
            <input
              type="number"
              name="seats"
              required
              min="${seats.min}"
              max="${seats.max}"
              value="${own?.seats ?? seats.min}"
            />
          </label>`
    }
    <button>${own === null ? `${verb} ${name}` : 'Change seats'}</button>
  </form>`;
}
