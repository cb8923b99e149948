/** A bank debit that was started on the Checkout page and ends later. Its id is the session's. */
export type PendingPayment = Readonly<{
  session: string;
  customer: string;
  subscription: string;
  invoice: string;
  settlesAs: 'succeeded' | 'failed';
  dueAt: number;
}>;
