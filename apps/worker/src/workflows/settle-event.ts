import type { SettleEvent, SettleEventInput } from '@planbridge/contracts';
import { continueAsNew } from '@temporalio/workflow';
import { settleAtLast } from './settle.ts';

/** `stripe-event/<evt>`: responsible for its event until the product has acknowledged what Stripe said after it. */
export const settleEvent: SettleEvent = (event: SettleEventInput) =>
  settleAtLast({ kind: 'event', event }, () => continueAsNew<SettleEvent>(event));
