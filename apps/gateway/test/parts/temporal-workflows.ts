import {
  ApplicationFailure,
  condition,
  proxyActivities,
  proxyLocalActivities,
  sleep,
} from '@temporalio/workflow';
import type { OpenCheckout, OpenPortal, SettleEvent, SyncAccount } from '@planbridge/contracts';
import type { StandInActivities } from './create-stand-in-activities.ts';

// Stand-ins under the contract's names: what is tested is how the gateway starts and awaits, not what the worker does.

const { handOff, settleAccount } = proxyActivities<StandInActivities>({ startToCloseTimeout: '5 s' });

const { askFor } = proxyLocalActivities<StandInActivities>({ startToCloseTimeout: '5 s' });

export const settleEvent: SettleEvent = async ({ type }) => {
  if (type === 'invoice.payment_failed') {
    throw ApplicationFailure.nonRetryable('This run fails.');
  }
  return { state: 'settled', ref: 'ref' };
};

export const openCheckout: OpenCheckout = async ({ ref, fingerprint, wish }) => {
  if (wish.successUrl.endsWith('?endless')) {
    await condition(() => false);
  }
  if (wish.successUrl.endsWith('?slowly-sold')) {
    await sleep(2000);
  }
  const [, asked] = /\?asked-for-(\d+)$/.exec(wish.successUrl) ?? [];
  if (asked !== undefined) {
    await askFor(Number(asked));
    return { outcome: 'already-on-plan', fingerprint };
  }
  if (wish.successUrl.endsWith('sold')) {
    const handoffId = await handOff({ ref, fingerprint, kind: 'checkout' });
    return { outcome: 'redirect', kind: 'checkout', handoffId, fingerprint };
  }
  await sleep(300);
  return { outcome: 'already-on-plan', fingerprint };
};

export const openPortal: OpenPortal = async ({ ref, returnUrl, fingerprint }) =>
  returnUrl.endsWith('?customer')
    ? { outcome: 'redirect', handoffId: await handOff({ ref, fingerprint, kind: 'portal' }), fingerprint }
    : { outcome: 'no-billing-account', fingerprint };

export const syncAccount: SyncAccount = async ({ ref }) => {
  if (ref.length === 16) {
    await settleAccount(ref);
  }
  return { state: 'settled', ref };
};
