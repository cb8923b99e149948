import { markEventSettled } from '@planbridge/accounts';
import type { Settlement } from '@planbridge/contracts';
import type { SettleRequest } from '../workflows/ports.ts';
import type { AttemptLimits } from './attempt-limits.ts';
import type { SettleDependencies } from './dependencies.ts';
import { resolveIntention } from './resolve-intention.ts';
import { settleAccount } from './settle-account.ts';

type Conduct = Readonly<{
  limits: AttemptLimits;
  /** Called as soon as it is known whose account it is. */
  concerns: (ref: string) => void;
}>;

/** One attempt to settle an intention, from whose it is to what is remembered of it. */
export async function settleIntention(
  deps: SettleDependencies,
  request: SettleRequest,
  { limits, concerns }: Conduct,
): Promise<Settlement> {
  const resolved = await resolveIntention(deps, request, limits);
  if ('state' in resolved) {
    return resolved;
  }
  concerns(resolved.account.ref);
  const settlement = await settleAccount(deps, resolved, limits);
  if (request.kind === 'event' && settlement.state === 'settled') {
    await markEventSettled(deps.db, request.event.eventId);
  }
  return settlement;
}
