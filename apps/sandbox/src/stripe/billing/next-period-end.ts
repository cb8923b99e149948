import type Stripe from 'stripe';

/**
 * The first end of a period after `after`, counted from the anchor: a subscription of the 31st renews on the last day of a shorter month and on
 * the 31st of the next (docs.stripe.com/billing/subscriptions/billing-cycle).
 */
export function nextPeriodEnd(anchor: number, price: Stripe.Price, after: number): number {
  const { interval = 'month', interval_count: count = 1 } = price.recurring ?? {};
  for (let periods = 0; ; periods += count) {
    const end = add(anchor, interval, periods);
    if (end > after) {
      return end;
    }
  }
}

function add(anchor: number, interval: string, periods: number): number {
  switch (interval) {
    case 'day':
      return anchor + periods * 86_400;
    case 'week':
      return anchor + periods * 7 * 86_400;
    default:
      return addMonths(anchor, interval === 'year' ? 12 * periods : periods);
  }
}

function addMonths(anchor: number, months: number): number {
  const date = new Date(anchor * 1000);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return Math.floor(date.getTime() / 1000);
}
