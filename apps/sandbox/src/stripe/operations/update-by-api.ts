import type Stripe from 'stripe';
import { idOf } from '../billing/id-of.ts';
import { periodEndOf } from '../billing/period-end-of.ts';
import { theSubscription } from '../billing/the-subscription.ts';
import { changeItems } from '../changes/change-items.ts';
import { remindOfTrial } from '../changes/remind-of-trial.ts';
import { updateSubscription } from '../changes/update-subscription.ts';
import { mergeMetadata } from '../http/merge-metadata.ts';
import { refusal } from '../http/refusal.ts';
import { endTrial } from '../lifecycle/end-trial.ts';
import { listOf } from '../objects/list-of.ts';
import type { ChangedSubscriptionParams } from '../params/changed-subscription-params.ts';
import type { World } from '../world.ts';
import { wishedItems } from './wished-items.ts';

/** One call is one change with one `updated` event, unless it starts or ends a period. */
export function updateByApi(
  world: World,
  id: string,
  params: ChangedSubscriptionParams,
): Stripe.Subscription {
  const before = theSubscription(world, id);
  if (before.status === 'canceled' || before.status === 'incomplete_expired') {
    throw refusal({
      message: `A canceled subscription can only update its cancellation_details and metadata.`,
      param: 'id',
    });
  }
  const change = {
    metadata: mergeMetadata(before.metadata, params.metadata),
    ...pauseOf(params),
    ...endOf(world, before, params),
    ...trialOf(world, before, params),
  };
  if (params.items === undefined) {
    updateSubscription(world, id, change);
  } else {
    changeItems(world, id, {
      items: wishedItems(world, { ...before, ...change }, params.items),
      // The API's default (API reference, update a subscription).
      proration: params.proration_behavior ?? 'create_prorations',
      mayPend: params.payment_behavior === 'pending_if_incomplete',
      also: change,
    });
  }
  if (params.trial_end === 'now' && before.status === 'trialing') {
    endTrial(world, theSubscription(world, id));
  }
  remindOfTrial(world, theSubscription(world, id));
  return theSubscription(world, id);
}

type Change = Partial<Stripe.Subscription>;

function pauseOf({ pause_collection: paused }: ChangedSubscriptionParams): Change {
  if (paused === undefined) {
    return {};
  }
  return {
    pause_collection:
      paused === null ? null : { behavior: paused.behavior, resumes_at: paused.resumes_at ?? null },
  };
}

/** Unlike the portal, who calls with `cancel_at_period_end` gets that flag too (API reference, update a subscription). */
function endOf(world: World, before: Stripe.Subscription, params: ChangedSubscriptionParams): Change {
  const { cancel_at: cancelAt, cancel_at_period_end: atPeriodEnd } = params;
  if (cancelAt !== undefined && atPeriodEnd !== undefined) {
    throw refusal({
      message: 'You may only specify one of these parameters: cancel_at, cancel_at_period_end.',
    });
  }
  if (cancelAt === undefined && atPeriodEnd === undefined) {
    return {};
  }
  if (before.schedule !== null) {
    throw refusal({
      message: `The subscription is managed by the subscription schedule \`${idOf(before.schedule)}\`, and updating any cancelation behavior directly is not allowed. Please update the schedule instead.`,
    });
  }
  const at = typeof cancelAt === 'string' || atPeriodEnd === true ? periodEndOf(before) : (cancelAt ?? null);
  return {
    cancel_at: at,
    cancel_at_period_end: atPeriodEnd ?? false,
    canceled_at: at === null ? null : world.now(),
    cancellation_details: {
      comment: null,
      feedback: null,
      feedback_option: null,
      ...before.cancellation_details,
      reason: at === null ? null : 'cancellation_requested',
    },
  };
}

/** The running period ends with the trial. */
function trialOf(
  world: World,
  { status, items, trial_start: start }: Stripe.Subscription,
  { trial_end: end }: ChangedSubscriptionParams,
): Change {
  if (end === undefined) {
    return {};
  }
  const now = world.now();
  const trialEnd = end === 'now' ? now : end;
  if (end === 'now' ? status !== 'trialing' : end <= now) {
    throw refusal({
      message: 'Invalid timestamp: must be an integer Unix timestamp in the future.',
      param: 'trial_end',
    });
  }
  return {
    status: 'trialing',
    trial_start: start ?? now,
    trial_end: trialEnd,
    billing_cycle_anchor: trialEnd,
    items: listOf(
      items.data.map((item) => ({ ...item, current_period_end: trialEnd })),
      items.url,
    ),
  };
}
