import { heldEntitlement } from '../../../e2e/parts/held-entitlement.ts';
import { until } from '../../../cluster/until.ts';
import { buy } from '../buy.ts';
import { customerOf } from '../customer-of.ts';
import type { Stage } from '../stage.ts';

/** `isTriedAgain`: whether an activity is pending that failed before; else null. */
type Temporal = Readonly<{ isTriedAgain(): Promise<true | null>; snapshot(): Promise<void> }>;

/**
 * Every service fails, and says so in words of its own. Clicks and events meet it; `snapshot` looks at Temporal while activities are
 * pending, because their last failure is not in the history yet. The services stay broken: nobody waits for them to be well.
 */
export async function hearForeignWords(stage: Stage, { isTriedAgain, snapshot }: Temporal): Promise<void> {
  const user = await stage.user('listener');
  await buy(stage, user, 'pro');
  const customer = await customerOf(stage, user);
  const [subscription] = (await stage.stripe.subscriptions.list({ customer })).data;
  // Each changes what the product must be told.
  const end = (cancel: boolean) =>
    stage.stripe.subscriptions.update(subscription?.id ?? '', { cancel_at_period_end: cancel });
  await refuseFromSlack(stage);
  await stage.fault('product', {
    kind: 'status',
    status: 400,
    body: { error: { message: stage.words('the product, at 400'), account_id: user.id } },
    headers: { 'x-words': stage.words('the product, in a header').replace('\n', ' ') },
    count: 1,
  });
  await end(true);
  await until(
    'the product takes the entitlement that it refused at first',
    async () => ((await heldEntitlement(stage.system, user.id))?.['cancel_at'] ?? null) !== null || null,
    { patienceMs: 60_000 },
  );
  await stage.fault('product', { kind: 'status', status: 500, body: stage.words('the product, at 500') });
  await end(false);
  await until('a settlement that failed and is tried again', isTriedAgain, { patienceMs: 60_000 });
  await snapshot();
  for (const status of [400, 401, 429, 500]) {
    await refuseFromStripe(stage, status);
  }
  // Last: for a while nobody is let in by a new key.
  await refuseFromIdentity(stage);
}

async function refuseFromStripe(stage: Stage, status: number): Promise<void> {
  const { system } = stage;
  const clicker = await stage.user(`clicker-${status}`);
  const words = stage.words(`Stripe, at ${status}`);
  const mend = await stage.fault('stripe', {
    kind: 'status',
    status,
    body: {
      error: {
        type: 'invalid_request_error',
        code: words,
        param: words,
        message: words,
        request_log_url: words,
      },
    },
    headers: { 'request-id': words.replace('\n', ' ') },
    route: '/v1/*',
  });
  const { token } = clicker;
  const body = { plan: 'pro', success_url: system.websiteUrl, cancel_url: system.websiteUrl };
  await Promise.all([
    stage.call('POST', '/v1/checkout', { token, body }),
    stage.call('GET', '/v1/account?wait=2', { token }),
  ]);
  await mend();
}

/** A key that nobody knows, and an issuer that does not show its keys. */
async function refuseFromIdentity(stage: Stage): Promise<void> {
  await stage.control('identity', 'rotate', { drop_old: false });
  const mend = await stage.fault('identity', {
    kind: 'status',
    status: 500,
    body: { error: stage.words('the identity provider') },
  });
  const { token } = await stage.user('unknown-key');
  await stage.call('GET', '/v1/account', { token });
  await mend();
}

async function refuseFromSlack(stage: Stage): Promise<void> {
  await stage.fault('slack', {
    kind: 'status',
    status: 200,
    body: { ok: false, error: stage.words('Slack') },
    count: 1,
  });
  await stage.fault('slack', { kind: 'status', status: 500, body: stage.words('Slack, at 500'), count: 1 });
  await stage.control('stripe', 'subscriptions', { email: (await stage.user('second-orphan')).email });
}
