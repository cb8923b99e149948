import type { Settlement } from '@planbridge/contracts';
import { retryNowSignal, searchAttributes, taskQueues } from '@planbridge/contracts';
import type { WorkflowState } from '@planbridge/contracts';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import {
  condition,
  defineSignal,
  proxyActivities,
  proxyLocalActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { backOffMs } from './back-off.ts';
import { outcomeOf } from './outcome-of.ts';
import type { Unsettled } from './outcome-of.ts';
import type { SettlementActivities, SettleRequest } from './ports.ts';

const retryNow = defineSignal(retryNowSignal);
const stateKey = defineSearchAttributeKey(searchAttributes.state, SearchAttributeType.KEYWORD);
const accountKey = defineSearchAttributeKey(searchAttributes.account, SearchAttributeType.KEYWORD);

/** The undisturbed way: no task of its own, so that an event costs one workflow task. */
const quick = proxyLocalActivities<SettlementActivities>({
  startToCloseTimeout: '4 s',
  retry: { maximumAttempts: 1 },
});

/** After a failure: on the queue whose rate is limited, with time enough for a slow Stripe. */
const patient = proxyActivities<SettlementActivities>({
  taskQueue: taskQueues.retries,
  startToCloseTimeout: '45 s',
  heartbeatTimeout: '15 s',
  retry: { maximumAttempts: 3, initialInterval: '1 s', backoffCoefficient: 3 },
});

/** One try without and one with patience, unless the first was told when to come back. */
export async function trySettling(request: SettleRequest): Promise<Settlement | Unsettled> {
  const first = await outcomeOf(() => quick.settleAccount(request));
  return first.state === 'unsettled' && first.retryAfterMs === 0
    ? outcomeOf(() => patient.settleAccount(request))
    : first;
}

/**
 * Settles for as long as it takes: between rounds the workflow shows as waiting, with its reason, until the back-off ends or an operator sends
 * `retryNow`. `renew` continues as new when the history has grown long.
 */
export async function settleAtLast(request: SettleRequest, renew: () => Promise<never>): Promise<Settlement> {
  let shaken = false;
  setHandler(retryNow, () => {
    shaken = true;
  });
  let outcome = await trySettling(request);
  const waited = outcome.state === 'unsettled';
  // Written once: thousands that wait through an outage would otherwise write the same at every round.
  let shownRef: string | null | undefined;
  for (let round = 0; outcome.state === 'unsettled';) {
    if (shownRef === undefined || (outcome.ref !== null && outcome.ref !== shownRef)) {
      show('waiting', outcome.ref, outcome.reason);
      shownRef = outcome.ref;
    } else {
      setCurrentDetails(outcome.reason);
    }
    if (workflowInfo().continueAsNewSuggested) {
      return renew();
    }
    await condition(() => shaken, Math.max(outcome.retryAfterMs, backOffMs(round, Math.random())));
    // Who is told that something has changed begins anew: the back-off so far was about how it was before.
    round = shaken ? 0 : round + 1;
    shaken = false;
    outcome = await outcomeOf(() => patient.settleAccount(request));
  }
  if (outcome.state === 'needs_attention') {
    show('needs_attention', outcome.ref, `Needs attention: ${outcome.reason}`);
  } else if (waited || workflowInfo().continuedFromExecutionRunId !== undefined) {
    show(null, null, 'Settled');
  }
  return outcome;
}

function show(state: WorkflowState | null, ref: string | null, details: string): void {
  upsertSearchAttributes([
    { key: stateKey, value: state },
    ...(ref === null ? [] : [{ key: accountKey, value: ref }]),
  ]);
  setCurrentDetails(details);
}
