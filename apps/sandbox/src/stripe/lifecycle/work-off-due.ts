import { payOpenInvoice } from '../operations/pay-open-invoice.ts';
import { expireSession } from '../operations/expire-session.ts';
import { settleDelayedPayment } from '../operations/settle-delayed-payment.ts';
import type { World } from '../world.ts';
import { advanceSubscription } from './advance-subscription.ts';
import { expirePendingChange } from './expire-pending-change.ts';
import { forgetOldEvents } from './forget-old-events.ts';
import { trialWillEnd } from './trial-will-end.ts';

/** An end, a pause's end and a renewal may fall on one moment; more in a row is a mistake of ours, which must not hang the service. */
const mostAtOnce = 10;

/** Does everything that time alone brings until that moment, in its order and each as if it were its own moment. Answers how much there was. */
export function workOffDue(world: World, until: number): number {
  let done = 0;
  let repeats = 0;
  let last = '';
  for (let next = world.due.peek(); next !== undefined && next.at <= until; next = world.due.peek()) {
    const { key, at } = next;
    const moment = `${key} at ${at}`;
    repeats = moment === last ? repeats + 1 : 0;
    last = moment;
    if (repeats > mostAtOnce) {
      throw new Error(
        `${moment} stays due however often it is worked off: the sandbox’s rules contradict each other.`,
      );
    }
    world.pinned(at, () => happen(world, key));
    done += 1;
  }
  forgetOldEvents(world, until);
  return done;
}

function happen(world: World, key: string): void {
  const [kind, id = ''] = key.split(' ');
  const subscription = world.subscriptions.get(id);
  switch (kind) {
    case 'session':
      expireSession(world, id);
      return;
    case 'subscription':
      if (subscription !== undefined) {
        advanceSubscription(world, subscription);
      }
      return;
    case 'invoice':
      payOpenInvoice(world, id);
      return;
    case 'payment':
      settleDelayedPayment(world, id, world.pendingPayments.get(id)?.settlesAs ?? 'succeeded');
      return;
    case 'change':
      expirePendingChange(world, id);
      return;
    case 'reminder':
      trialWillEnd(world, id);
      return;
    case undefined:
    default:
      throw new Error(`Something of an unknown kind is due: ${key}.`);
  }
}
