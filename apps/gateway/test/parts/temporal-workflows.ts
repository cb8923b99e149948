import { ApplicationFailure, condition, sleep } from '@temporalio/workflow';
import type { OpenCheckout, OpenPortal, SettleEvent, SyncAccount } from '@planbridge/contracts';

// Stand-ins under the contract's names: what is tested is how the gateway starts and awaits, not what the worker does.

export const settleEvent: SettleEvent = async ({ type }) => {
  if (type === 'invoice.payment_failed') {
    throw ApplicationFailure.nonRetryable('This run fails.');
  }
  return { state: 'settled', ref: 'ref' };
};

export const openCheckout: OpenCheckout = async ({ fingerprint, wish }) => {
  if (wish.plan === 'endless') {
    await condition(() => false);
  }
  await sleep(300);
  return { outcome: 'already-on-plan', fingerprint };
};

export const openPortal: OpenPortal = async ({ fingerprint }) => ({
  outcome: 'no-billing-account',
  fingerprint,
});

export const syncAccount: SyncAccount = async ({ ref }) => ({ state: 'settled', ref });
