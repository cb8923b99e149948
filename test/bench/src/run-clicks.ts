import type { CheckoutWish } from '@planbridge/client';
import { inLanes } from '../../cluster/in-lanes.ts';
import type { World } from '../../cluster/create-world.ts';
import type { Shopper } from '../../e2e/parts/create-shopper.ts';
import { clicksFigures } from './clicks-figures.ts';
import type { ClicksFigures } from './clicks-figures.ts';
import { measureChains } from './measure-chains.ts';
import type { Chains } from './measure-chains.ts';
import { stopwatch } from './stopwatch.ts';

type Kind = Readonly<{ what: string; wish: Partial<CheckoutWish>; chain: keyof Chains }>;

/** What one user clicks in turn, and the calls of Stripe that must follow one another for it. */
const kinds: readonly Kind[] = [
  // The customer, then the session; the price is looked for beside the one, and nobody waits for the e-mail.
  { what: 'first click', wish: {}, chain: 'first' },
  // The lists, which find the session.
  { what: 'same again', wish: {}, chain: 'again' },
  // The lists, the end of the session that is open, and the new one.
  { what: 'another plan', wish: { plan: 'team' }, chain: 'another' },
];

type Settings = Readonly<{ world: World; newShopper: () => Promise<Shopper>; users: number; lanes: number }>;

/** Users who click three times each, so many at once, and how much longer that took than Stripe's calls. */
export async function runClicks({
  world,
  newShopper,
  users,
  lanes,
}: Settings): Promise<readonly ClicksFigures[]> {
  const shoppers: Shopper[] = [];
  await inLanes(Array.from({ length: users }), 10, async () => {
    shoppers.push(await newShopper());
  });
  const chains = await measureChains(world);
  const figures: ClicksFigures[] = [];
  for (const { what, wish, chain } of kinds) {
    const durations: number[] = [];
    await inLanes(shoppers, lanes, async ({ checkout }) => {
      durations.push(await stopwatch(() => checkout(wish)));
    });
    figures.push(clicksFigures(`${what}, ${lanes} at once`, durations, chains[chain]));
  }
  return figures;
}
