import { html } from '../http/html.ts';
import type { Html } from '../http/html.ts';
import type { PortalSubscription } from '../stripe/operations/find-portal-session.ts';
import type { OfferedPlan } from '../stripe/operations/plans-offered.ts';
import { priceText } from './price-text.ts';

/** Plan and seats in one form. Nothing to choose from: no form. */
export function changePlanForm(
  { subscription, lines }: PortalSubscription,
  offers: readonly OfferedPlan[],
  withSeats: boolean,
): Html {
  const seats = lines[0]?.quantity ?? 1;
  if (offers.length === 0) {
    return html``;
  }
  const options = offers.map(
    ({ price, name, current }) =>
      html`<option value="${price.id}" ${current ? html` selected` : null}>
        ${name}, ${priceText(price)}${current ? ' (now)' : ''}
      </option>`,
  );
  return html`<form method="post" class="fields">
    <input type="hidden" name="subscription" value="${subscription.id}" />
    <label
      >Plan
      <select name="price">
        ${options}
      </select></label
    >
    ${
      withSeats
        ? html`<label
            >Seats <input type="number" name="seats" min="1" max="10000" required value="${seats}"
          /></label>`
        : html`<input type="hidden" name="seats" value="${seats}" />`
    }
    <button name="action" value="change">Change plan</button>
  </form>`;
}
