import type { Account } from './account.ts';

/** Every word that the elements say by themselves. */
export type Texts = Readonly<{
  upgrade: string;
  portal: string;
  busy: string;
  current: string;
  signIn: string;
  noBillingAccount: string;
  unavailable: string;
  refused: string;
  pendingPayment: string;
  syncing: string;
  needsAttention: string;
  pastDue: string;
  ends: (date: Date) => string;
}>;

const day = (date: Date): string => date.toLocaleDateString(undefined, { dateStyle: 'long' });

export const defaultTexts: Texts = {
  upgrade: 'Upgrade',
  portal: 'Manage billing',
  busy: 'One moment …',
  current: 'Your plan',
  signIn: 'Please sign in first.',
  noBillingAccount: 'There is nothing to manage yet: you have not bought anything.',
  unavailable: 'This does not work right now. Please try again in a moment.',
  refused: 'This is not possible. Please reload the page and try again.',
  pendingPayment: 'Your payment is being processed.',
  syncing: 'Your plan is being updated …',
  needsAttention: 'Something is unclear with your plan; we are looking into it.',
  pastDue: 'Your last payment failed. Please update your payment method.',
  ends: (date) => `Works until ${day(date)}.`,
};

/** What there is to say beside the plan's name; the most pressing thing first. */
export function noticeOf({ state, status, cancel_at: cancelAt }: Account, texts: Texts): string {
  if (state === 'pending_payment') return texts.pendingPayment;
  if (state === 'syncing') return texts.syncing;
  if (status === 'past_due' || status === 'unpaid') return texts.pastDue;
  if (state === 'needs_attention') return texts.needsAttention;
  return cancelAt === null ? '' : texts.ends(new Date(cancelAt));
}
