import { z } from 'zod';
import { command } from './command.ts';
import { moveTime } from './move-time.ts';
import type { StartedSystem } from './start-system.ts';
import { stripeOf } from './stripe-of.ts';

type AccountState = Readonly<{
  name: string;
  /** Brings a customer there who has nothing yet. */
  arrange(customer: string): Promise<void>;
  /** What the website then says. */
  words: RegExp;
}>;

/** The states of an account that the website shows in different ways. */
export function accountStates(system: StartedSystem): readonly AccountState[] {
  const control = (what: string, body: unknown) => command(`${system.stripeUrl}/_control/${what}`, body);
  const sell = async (customer: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> => {
    const sold = await control('subscriptions', { customer, ...more });
    return z.object({ id: z.string() }).parse(sold).id;
  };
  return [
    {
      name: 'team',
      arrange: async (customer) => void (await sell(customer, { lookup_key: 'team_year_usd', quantity: 7 })),
      words: /7 seats/,
    },
    {
      name: 'cancelled',
      arrange: async (customer) => {
        await stripeOf(system).subscriptions.update(await sell(customer), { cancel_at_period_end: true });
      },
      words: /It works until/,
    },
    {
      name: 'pending',
      arrange: async (customer) => void (await sell(customer, { card: 'declines' })),
      words: /Your payment is on its way/,
    },
    {
      name: 'needs-attention',
      arrange: async (customer) => {
        await sell(customer);
        await sell(customer);
      },
      words: /needs a person’s attention/,
    },
    {
      name: 'past-due',
      arrange: async (customer) => {
        await sell(customer);
        await control('cards', { customer, card: 'declines' });
        await moveTime(system.stripeUrl, '32d');
      },
      words: /Your last payment failed/,
    },
  ];
}
