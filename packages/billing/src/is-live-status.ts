/** Whether a subscription may still bill or come back: every status, also one that Stripe adds later, but the two terminal ones. */
export function isLiveStatus(status: string): boolean {
  return status !== 'canceled' && status !== 'incomplete_expired';
}
