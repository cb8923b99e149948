import type { Account } from './account.ts';
import { isInArrears } from './is-in-arrears.ts';
import type { Texts } from './texts.ts';

/** What there is to say beside the plan's name; the most pressing thing first. */
export function noticeOf(account: Account, texts: Texts): string {
  const { state, status, cancel_at: cancelAt, trial_end: trialEnd } = account;
  if (state === 'pending_payment') return texts.pendingPayment;
  if (state === 'syncing') return texts.syncing;
  if (isInArrears(account)) return texts.pastDue;
  if (state === 'needs_attention') return texts.needsAttention;
  if (cancelAt !== null) return texts.ends(new Date(cancelAt));
  if (status === 'paused') return texts.paused;
  return status === 'trialing' && trialEnd !== null ? texts.trial(new Date(trialEnd)) : '';
}
