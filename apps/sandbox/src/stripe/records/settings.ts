/** What the Dashboard decides about failed payments (Billing, Revenue recovery, Retries). */
export type Settings = Readonly<{
  /** Days between one attempt and the next. */
  retryDays: readonly number[];
  /** What becomes of the subscription when the last retry failed. */
  afterLastRetry: 'cancel' | 'unpaid' | 'past_due';
}>;
