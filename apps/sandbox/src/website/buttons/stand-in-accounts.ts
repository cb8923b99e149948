const dayMs = 86_400_000;

/** An account in every state that `<planbridge-plan>` tells of, by the token that stands for it. */
export function standInAccounts(now: number) {
  const inDays = (days: number) => new Date(now + days * dayMs).toISOString();
  const pro = {
    account_id: 'example|somebody',
    plan: 'pro',
    status: 'active',
    seats: 1,
    features: ['projects', 'export', 'api'],
    current_period_end: inDays(20),
    cancel_at: null,
    trial_end: null,
    state: 'settled',
    revision: 7,
  };
  const free = { ...pro, plan: 'free', status: 'none', features: ['projects'], current_period_end: null };
  return {
    free,
    settled: pro,
    pending_payment: { ...free, status: 'incomplete', state: 'pending_payment' },
    syncing: { ...pro, state: 'syncing' },
    needs_attention: { ...pro, state: 'needs_attention' },
    past_due: { ...pro, status: 'past_due' },
    cancelled: { ...pro, cancel_at: inDays(20) },
    trial: { ...pro, status: 'trialing', trial_end: inDays(14) },
    paused: { ...free, status: 'paused' },
  };
}
