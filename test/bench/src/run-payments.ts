import type { Shopper } from '../../e2e/parts/create-shopper.ts';
import { until } from '../../services/until.ts';
import { percentile } from './percentile.ts';
import { stopwatch } from './stopwatch.ts';

export type PaymentFigures = Readonly<{ what: string; payments: number; p50: number; p99: number }>;

type Settings = Readonly<{ what: string; newShopper: () => Promise<Shopper>; payments: number }>;

/** From Stripe's answer to the payment until the page that the browser is sent back to knows the plan for certain. */
export async function runPayments({ what, newShopper, payments }: Settings): Promise<PaymentFigures> {
  const durations: number[] = [];
  for (let payment = 0; payment < payments; payment += 1) {
    const { checkout, pay, account } = await newShopper();
    const page = await checkout();
    // Nobody types a card number as fast as a new customer is settled.
    await until(async () => {
      const now = await account();
      return now.ok && now.value.state === 'settled' ? true : null;
    }, 20_000);
    const paid = await pay(page);
    if (paid.status !== 303) {
      throw new Error(`The payment was answered ${paid.status}.`);
    }
    durations.push(
      await stopwatch(async () => {
        const shown = await account(20);
        if (!shown.ok || shown.value.plan !== 'pro' || shown.value.state !== 'settled') {
          throw new Error(`After a payment the page says ${JSON.stringify(shown)}.`);
        }
      }),
    );
  }
  return {
    what,
    payments,
    p50: Math.round(percentile(durations, 0.5)),
    p99: Math.round(percentile(durations, 0.99)),
  };
}
