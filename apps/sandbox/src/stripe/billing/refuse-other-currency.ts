import { refusal } from '../http/refusal.ts';
import type { World } from '../world.ts';
import { otherCurrency } from './other-currency.ts';

/**
 * A customer has one currency as long as anything runs in it, and may have another one after that
 * (support.stripe.com, "set or change currency for an invoice or customer").
 */
export function refuseOtherCurrency(
  world: World,
  { customer, currency, param }: Readonly<{ customer: string; currency: string; param: string }>,
): void {
  const other = otherCurrency(world, customer, currency);
  if (other !== null) {
    throw refusal({
      message: `You cannot combine currencies on a single customer. The customer ${customer} has an active subscription with currency ${other}.`,
      param,
    });
  }
}
