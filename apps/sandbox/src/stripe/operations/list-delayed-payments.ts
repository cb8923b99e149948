import type { PendingPayment } from '../records/pending-payment.ts';
import type { World } from '../world.ts';

export function listDelayedPayments(world: World): readonly PendingPayment[] {
  return world.pendingPayments.list();
}
