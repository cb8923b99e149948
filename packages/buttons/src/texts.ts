/** Every word that the elements say by themselves. */
export type Texts = Readonly<{
  upgrade: string;
  portal: string;
  updatePayment: string;
  changePlan: string;
  cancelPlan: string;
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
  paused: string;
  ends: (date: Date) => string;
  trial: (date: Date) => string;
}>;

export const defaultTexts: Texts = {
  upgrade: 'Upgrade',
  portal: 'Manage billing',
  updatePayment: 'Update payment method',
  changePlan: 'Change plan',
  cancelPlan: 'Cancel plan',
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
  paused: 'Your subscription is paused.',
  ends: (date) => `Cancelled. It works until ${day(date)}.`,
  trial: (date) => `Free until ${day(date)}.`,
};

function day(date: Date): string {
  const options = { dateStyle: 'long' } as const;
  try {
    return date.toLocaleDateString(document.documentElement.lang || undefined, options);
  } catch {
    // The page's `lang` is no language tag.
    return date.toLocaleDateString(undefined, options);
  }
}
