import type Stripe from 'stripe';
import { refusal } from '../http/refusal.ts';
import type { CheckoutParams } from '../params/checkout-params.ts';

/**
 * What Checkout asks of a customer that exists it must be allowed to write there: the address that a tax needs, the name that goes with a tax id
 * (docs.stripe.com/tax/checkout, and docs.stripe.com/tax/checkout/tax-ids).
 */
export function refuseImpossibleCheckout(params: CheckoutParams, customer: Stripe.Customer | null): void {
  const { automatic_tax: tax, tax_id_collection: taxIds, customer_update: update } = params;
  if (customer === null) {
    if (update !== undefined) {
      throw refusal({
        message: '`customer_update` can only be used with `customer`.',
        param: 'customer_update',
      });
    }
    return;
  }
  const isLocated = Boolean(customer.address?.country) || Boolean(customer.shipping?.address?.country);
  if (tax?.enabled === true && !isLocated && update?.address !== 'auto' && update?.shipping !== 'auto') {
    throw refusal({
      message:
        'Automatic tax calculation in Checkout requires a valid address on the Customer: add one, or set `customer_update[address]` or `customer_update[shipping]` to `auto`.',
      code: 'customer_tax_location_invalid',
      param: 'automatic_tax',
    });
  }
  if (taxIds?.enabled === true && update?.name !== 'auto') {
    throw refusal({
      message:
        'Tax ID collection requires updating the name of an existing customer: set `customer_update[name]` to `auto`.',
      param: 'tax_id_collection',
    });
  }
}
