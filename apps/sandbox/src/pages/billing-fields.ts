import type Stripe from 'stripe';
import { html } from '../http/html.ts';
import type { Html } from '../http/html.ts';

/** What the session asks for beside the payment; filled in, so that a test may just pay. */
export function billingFields({
  billing_address_collection: collection,
  automatic_tax: tax,
  tax_id_collection: taxIds,
}: Stripe.Checkout.Session): Html {
  const asksAddress = collection === 'required' || tax.enabled;
  return html`${
    asksAddress
      ? html`<label>Name <input name="name" autocomplete="name" value="Ada Lovelace" required /></label>
          <label
            >Country <input name="country" autocomplete="country" value="DE" pattern="[A-Z]{2}" required
          /></label>
          <label
            >Postal code <input name="postal_code" autocomplete="postal-code" value="10115" required
          /></label>`
      : null
  }
  ${tax.enabled ? html`<p class="soft">Tax is worked out from this address.</p>` : null}
  ${taxIds?.enabled === true ? html`<label>Tax ID <input name="tax_id" autocomplete="off" /></label>` : null}`;
}
