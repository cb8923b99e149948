import type { CheckoutWishFault } from '../clicks/checkout-wish.ts';
import { createProblem } from './problem.ts';
import type { Problem } from './problem.ts';

/** What the catalogue does not sell, with what it does. */
export function wishProblem(fault: CheckoutWishFault): Problem {
  switch (fault.kind) {
    case 'unknown-plan':
      return createProblem({
        name: 'unknown-plan',
        title: 'There is no such plan',
        status: 422,
        detail: `Choose one of: ${fault.known.join(', ')}.`,
        members: { known_plans: fault.known },
      });
    case 'currency-unavailable':
      return createProblem({
        name: 'currency-unavailable',
        title: 'The plan is not sold in this currency',
        status: 422,
        detail: `This plan is sold in: ${fault.currencies.join(', ')}.`,
        members: { known_currencies: fault.currencies },
      });
    case 'price-unavailable':
      return createProblem({
        name: 'price-unavailable',
        title: 'The plan is not sold for this interval',
        status: 422,
        detail:
          fault.intervals.length === 0
            ? 'This plan cannot be bought. Cancel in the portal to return to a plan without a price.'
            : `This plan is sold by: ${fault.intervals.join(', ')}.`,
        members: { known_intervals: fault.intervals },
      });
    case 'seats-out-of-range':
      return createProblem({
        name: 'seats-out-of-range',
        title: 'The plan is not sold with this number of seats',
        status: 422,
        detail:
          fault.min === fault.max
            ? `This plan is sold with ${fault.min} seat${fault.min === 1 ? '' : 's'}.`
            : `This plan is sold with ${fault.min} to ${fault.max} seats.`,
        members: { seats: { min: fault.min, max: fault.max } },
      });
  }
}
