import { setUpClick } from './parts/set-up-click.ts';
import { startWorld } from './parts/start-world.ts';
import type { World } from './parts/start-world.ts';
import { periodEnd, subscriptionOf } from './parts/stripe-objects.ts';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(async () => {
  await world.close();
});

const setup = async () => await setUpClick(world);

const createSession = 'POST /v1/checkout/sessions';

test('a session with the same wish is used again', async () => {
  const { click, openSession, sent } = await setup();
  openSession('cs_same', 'pro', 11);
  expect((await click()).url).toBe('https://checkout.example/cs_same');
  expect(sent(createSession)).toEqual([]);
});

test('a session that ends within ten minutes, or has another wish, is expired and a new one made', async () => {
  const { click, openSession, statuses, stripe } = await setup();
  openSession('cs_old', 'pro', 9);
  openSession('cs_team', 'team', 600);
  const { url } = await click();
  expect(statuses()).toEqual(['cs_old expired', 'cs_team expired', 'cs_3 open']);
  expect(url).toBe(stripe.objects.sessions[2]?.['url']);
});

test('beside a session that is used again no other stays payable', async () => {
  const { click, openSession, statuses } = await setup();
  openSession('cs_same', 'pro', 600);
  openSession('cs_other', 'team', 600);
  await click();
  expect(statuses()).toEqual(['cs_same open', 'cs_other expired']);
});

test('a session that is paid while it is expired makes the click start again', async () => {
  const { click, openSession, closeAll, sent, stripe, customer } = await setup();
  openSession('cs_team', 'team', 600);
  stripe.script(({ path }) => {
    if (path === '/v1/checkout/sessions/cs_team/expire') {
      closeAll();
      stripe.objects.subscriptions.push(subscriptionOf(customer, { lookupKey: 'team_yearly', quantity: 3 }));
    }
    return null;
  });
  expect((await click()).result).toMatchObject({ kind: 'plan_change' });
  expect(sent(createSession)).toEqual([]);
});

test('a session is made under a key that names the one before it, whatever the wish', async () => {
  const { click, openSession, stripe, customer } = await setup();
  const keys = () => stripe.callsTo(createSession).map(({ headers }) => headers['idempotency-key']);
  await click();
  expect(keys()).toEqual([`session/${customer}/1`]);
  openSession('cs_newer', 'team', 600);
  stripe.objects.sessions.reverse();
  await click({ plan: 'team', interval: 'year', seats: 7 });
  expect(keys().at(-1)).toBe('session/cs_newer/1');
});

test('a session that another run made under the same key is looked at again, and used if it is open', async () => {
  const { click, sent, statuses, stripe } = await setup();
  let hidden = 1;
  await click();
  stripe.script(({ method, path }) => {
    if (method === 'GET' && path === '/v1/checkout/sessions' && hidden > 0) {
      hidden -= 1;
      return { body: { object: 'list', data: [], has_more: false } };
    }
    return null;
  });
  expect((await click()).url).toBe(stripe.objects.sessions[0]?.['url']);
  expect(sent(createSession)).toHaveLength(2);
  expect(statuses()).toEqual(['cs_1 open']);
});

test('a trial is offered once in the life of an account', async () => {
  const { click, closeAll, sent, settle, account, customer, stripe } = await setup();
  await click();
  expect(sent(createSession)).toMatchObject([{ 'subscription_data[trial_period_days]': '14' }]);

  stripe.objects.subscriptions.push(subscriptionOf(customer, { status: 'trialing', trialEnd: periodEnd }));
  await settle(account);
  stripe.objects.subscriptions.splice(0, 1, subscriptionOf(customer, { status: 'canceled' }));
  closeAll();
  await settle(account);
  await click();
  expect(sent(createSession)).toHaveLength(2);
  expect(Object.keys(sent(createSession)[1] ?? {})).not.toContain('subscription_data[trial_period_days]');
});
