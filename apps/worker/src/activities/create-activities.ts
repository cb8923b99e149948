import { drawTicket, findOutageProbe, listDueAccounts } from '@planbridge/accounts';
import { Context } from '@temporalio/activity';
import { catchUp } from '../catch-up/catch-up.ts';
import type { CatchUpDependencies } from '../catch-up/catch-up.ts';
import type { ClickDependencies } from '../clicks/click-dependencies.ts';
import { createPortalConfigurations } from '../clicks/create-portal-configurations.ts';
import { openCheckout } from '../clicks/open-checkout.ts';
import { openPortal } from '../clicks/open-portal.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { attemptLimits } from '../settle/attempt-limits.ts';
import type { SettleDependencies } from '../settle/dependencies.ts';
import { settleIntention } from '../settle/settle-intention.ts';
import type {
  CatchUpActivities,
  ClickActivities,
  RecheckActivities,
  ReconcileActivities,
  SettlementActivities,
} from '../workflows/ports.ts';
import { explained } from './explained.ts';

export type Activities = SettlementActivities &
  RecheckActivities &
  CatchUpActivities &
  ReconcileActivities &
  ClickActivities;

/** A click's calls to Stripe: the gateway answers within 5 s when Stripe does not. */
const clickStripeTimeoutMs = 3500;

/** A page of Stripe's events, and the wait for maintenance's share of the budget. */
const listTimeoutMs = 20_000;

/** Of the five minutes between two walks. */
const walkMs = 240_000;

export function createActivities(
  deps: SettleDependencies & CatchUpDependencies & ClickDependencies,
): Activities {
  const clickStripe = () =>
    deps.connectStripe({
      signal: Context.current().cancellationSignal,
      timeoutMs: clickStripeTimeoutMs,
      share: 'click',
    });
  const portals = createPortalConfigurations(deps.now);
  return {
    settleAccount: (request) =>
      explained(deps, null, (concerns) =>
        settleIntention(deps, request, { limits: attemptLimits(), concerns }),
      ),

    drawDueIntentions: (limit) =>
      explained(deps, null, async () => {
        const [due, probe] = await Promise.all([listDueAccounts(deps.db, limit), findOutageProbe(deps.db)]);
        return Promise.all(
          [...due, ...(probe === null ? [] : [probe])].map(async ({ ref }) => ({
            ref,
            ticket: (await drawTicket(deps.db)).toString(),
          })),
        );
      }),

    catchUp: () =>
      explained(deps, null, () => {
        const { cancellationSignal: signal, heartbeat } = Context.current();
        const stripe = deps.connectStripe({ signal, timeoutMs: listTimeoutMs, share: 'maintenance' });
        return catchUp(deps, { stripe, onPage: heartbeat });
      }),

    reconcile: () =>
      explained(deps, null, () =>
        reconcile(deps, { limitsOf: attemptLimits, walkMs, signal: Context.current().cancellationSignal }),
      ),

    openCheckout: (input) =>
      explained(deps, input.ref, () => openCheckout(deps, input, { stripe: clickStripe(), portals })),

    openPortal: (input) =>
      explained(deps, input.ref, () => openPortal(deps, input, { stripe: clickStripe(), portals })),
  };
}
