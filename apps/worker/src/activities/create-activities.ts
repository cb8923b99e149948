import { drawTicket, listDueAccounts, markEventSettled } from '@planbridge/accounts';
import { Context } from '@temporalio/activity';
import type { ClickDependencies } from '../clicks/click-dependencies.ts';
import { openCheckout } from '../clicks/open-checkout.ts';
import { openPortal } from '../clicks/open-portal.ts';
import { asFailure } from '../failure.ts';
import { attemptLimits } from '../settle/attempt-limits.ts';
import type { SettleDependencies } from '../settle/dependencies.ts';
import { resolveIntention } from '../settle/resolve-intention.ts';
import { settleAccount } from '../settle/settle-account.ts';
import { stripeFailure } from '../stripe/stripe-failure.ts';
import type { ClickActivities, RecheckActivities, SettlementActivities } from '../workflows/ports.ts';

export type Activities = SettlementActivities & RecheckActivities & ClickActivities;

/** A click's calls to Stripe: the gateway answers within 5 s when Stripe does not. */
const clickStripeTimeoutMs = 3500;

export function createActivities(deps: SettleDependencies & ClickDependencies): Activities {
  const clickStripe = () =>
    deps.connectStripe({
      signal: Context.current().cancellationSignal,
      timeoutMs: clickStripeTimeoutMs,
      share: 'click',
    });
  return {
    settleAccount: (request) =>
      explained(deps, null, async (concerns) => {
        const limits = attemptLimits();
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
      }),

    drawDueIntentions: (limit) =>
      explained(deps, null, async () => {
        const due = await listDueAccounts(deps.db, limit);
        return Promise.all(
          due.map(async ({ ref }) => ({ ref, ticket: (await drawTicket(deps.db)).toString() })),
        );
      }),

    openCheckout: (input) =>
      explained(deps, input.ref, () => {
        const { workflowExecution } = Context.current().info;
        const runKey = `${workflowExecution?.workflowId}/${workflowExecution?.runId}`;
        return openCheckout(deps, input, { stripe: clickStripe(), runKey });
      }),

    openPortal: (input) => explained(deps, input.ref, () => openPortal(deps, input, clickStripe())),
  };
}

/** What leaves an activity stands in a history, so every error leaves as one of our failures; the log keeps its kind and place. */
async function explained<Result>(
  { log }: Pick<SettleDependencies, 'log'>,
  knownRef: string | null,
  run: (concerns: (ref: string) => void) => Promise<Result>,
): Promise<Result> {
  let ref = knownRef;
  try {
    return await run((accountRef) => {
      ref = accountRef;
    });
  } catch (error) {
    const failure = asFailure(stripeFailure(error) ?? error, ref);
    const unexpected = failure.type === 'Unexpected' && error instanceof Error;
    // Only the kind and the stack's places: a message may hold a remote system's words.
    log.warn(
      {
        ref,
        type: failure.type,
        ...(unexpected ? { error: error.name, at: error.stack?.split('\n').slice(1, 6) } : {}),
      },
      failure.message,
    );
    throw failure;
  }
}
