/** What `GET /v1/account` answers: what the signed-in account may use, and how sure that is. Times are ISO 8601. */
export type Account = Readonly<{
  account_id: string;
  plan: string;
  status: string;
  seats: number;
  features: readonly string[];
  current_period_end: string | null;
  cancel_at: string | null;
  trial_end: string | null;
  state: 'settled' | 'syncing' | 'pending_payment' | 'needs_attention';
  revision: number;
}>;
