import { moveMark, readMark } from '@planbridge/accounts';
import type { AccountsDatabase } from '@planbridge/accounts';
import type { SettleEventInput } from '@planbridge/contracts';
import type Stripe from 'stripe';
import { listAll } from '../stripe/list-all.ts';
import { eventToSettle } from './event-to-settle.ts';

export type CatchUpDependencies = Readonly<{
  db: AccountsDatabase;
  livemode: boolean;
  /** False: the event has its workflow already. */
  startEvent(event: SettleEventInput): Promise<boolean>;
  now(): Date;
}>;

const markName = 'catch-up';

/** A delivery may be under way this long before it is worth looking at for the last time. */
const behindSeconds = 600;
/** Stripe tries to deliver an event for three days, so what is older was given up before we were there. */
const firstLookSeconds = 259_200;

/** Starts what Stripe could not deliver since the last look. A look that fails is made again from where the last one ended. */
export async function catchUp(
  { db, livemode, startEvent, now }: CatchUpDependencies,
  { stripe, onPage }: Readonly<{ stripe: Stripe; onPage: () => void }>,
): Promise<Readonly<{ started: number }>> {
  const nowSeconds = Math.floor(now().getTime() / 1000);
  const since = (await readMark(db, markName)) ?? nowSeconds - firstLookSeconds;
  const listed = await listAll(
    (position) => stripe.events.list({ delivery_success: false, created: { gte: since }, ...position }),
    async () => onPage(),
  );
  let started = 0;
  // Stripe lists the newest first; the oldest is started first, because its account waits longest.
  for (const event of listed.toReversed().flatMap((value) => eventToSettle(value, { livemode }) ?? [])) {
    onPage();
    started += (await startEvent(event)) ? 1 : 0;
  }
  await moveMark(db, markName, nowSeconds - behindSeconds);
  return { started };
}
