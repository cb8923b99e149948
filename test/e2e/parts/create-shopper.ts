import { createPlanbridgeClient } from '@planbridge/client';
import type { Account, Answer, CheckoutLink, CheckoutWish } from '@planbridge/client';
import type { World } from '../../cluster/create-world.ts';
import { holdingsAtStripe } from './holdings-at-stripe.ts';
import type { Holdings } from './holdings-at-stripe.ts';
import type { StartedSystem } from './start-system.ts';

export type Shopper = Readonly<{
  accountId: string;
  token: string;
  wish(more?: Partial<CheckoutWish>): CheckoutWish;
  /** Clicks once; what it wishes defaults to Pro by the month. */
  click(more?: Partial<CheckoutWish>): Promise<Answer<CheckoutLink>>;
  /** Clicks and must be led to Checkout. */
  checkout(more?: Partial<CheckoutWish>): Promise<string>;
  /** Presses Pay on a Checkout page; the answer is 303 if that was possible. */
  pay(page: string): Promise<Response>;
  account(waitSeconds?: number): Promise<Answer<Account>>;
  holdings(): Promise<Holdings>;
}>;

const patienceMs = 20_000;

/** A user of a site, who calls the gateway as a site does and looks at Stripe as nobody can. */
export async function createShopper(
  { gatewayUrl, websiteUrl }: Pick<StartedSystem, 'gatewayUrl' | 'websiteUrl'>,
  world: World,
  accountId: string,
): Promise<Shopper> {
  const token = await world.token(accountId);
  const client = createPlanbridgeClient({ gateway: gatewayUrl, token });
  const wish = (more: Partial<CheckoutWish> = {}): CheckoutWish => ({
    plan: 'pro',
    success_url: `${websiteUrl}/return`,
    cancel_url: websiteUrl,
    ...more,
  });
  const click = async (more?: Partial<CheckoutWish>) => await client.checkout(wish(more));
  return {
    accountId,
    token,
    wish,
    click,
    checkout: async (more) => {
      const answer = await click(more);
      if (!answer.ok || answer.value.kind !== 'checkout') {
        throw new Error(`The click led not to Checkout but to ${JSON.stringify(answer)}.`);
      }
      return answer.value.url;
    },
    pay: async (page) =>
      await fetch(page, {
        method: 'POST',
        body: new URLSearchParams({ action: 'pay' }),
        redirect: 'manual',
        signal: AbortSignal.timeout(patienceMs),
      }),
    account: async (waitSeconds = 0) => await client.account({ waitSeconds }),
    holdings: async () => await holdingsAtStripe(world.stripe, accountId),
  };
}
