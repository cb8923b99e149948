import { untilPlan } from '../until-plan.ts';
import { buy, openPage } from '../buy.ts';
import type { Stage } from '../stage.ts';
import { customerOf } from '../customer-of.ts';

/** Buys, looks, manages, changes the plan, cancels, and is cancelled. */
export async function liveThroughASubscription(stage: Stage): Promise<void> {
  const { system, stripe } = stage;
  const user = await stage.user('payer');
  await stage.call('GET', '/v1/account', { token: user.token });
  await buy(stage, user, 'pro');
  await stage.call('GET', '/v1/account?wait=20', { token: user.token });
  await untilPlan(stage, user, 'pro');
  await openPage(stage, user, '/v1/portal', { return_url: system.websiteUrl });
  await openPage(stage, user, '/v1/portal', { return_url: system.websiteUrl, flow: 'payment_method' });
  // Bought already, and then a change of plan, which the portal confirms.
  await stage.call('POST', '/v1/checkout', {
    token: user.token,
    body: { plan: 'pro', success_url: system.websiteUrl, cancel_url: system.websiteUrl },
  });
  await openPage(stage, user, '/v1/checkout', {
    plan: 'team',
    seats: 3,
    success_url: system.websiteUrl,
    cancel_url: system.websiteUrl,
  });
  const customer = await customerOf(stage, user);
  const [subscription] = (await stripe.subscriptions.list({ customer })).data;
  if (subscription === undefined) {
    throw new Error('The subscription that was bought is not there.');
  }
  await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true });
  await stripe.subscriptions.cancel(subscription.id);
  await untilPlan(stage, user, 'free');
}
