import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { applyCatalogue, createDatabase } from '@planbridge/accounts';
import { parseCatalogue } from '@planbridge/config';
import { buy } from '../buy.ts';
import { customerOf } from '../customer-of.ts';
import type { Stage, User } from '../stage.ts';
import { untilIncidents } from '../until-incidents.ts';
import { untilPlan } from '../until-plan.ts';

const catalogueFile = fileURLToPath(new URL('../../../../catalogue.yaml', import.meta.url));

/** Of each kind one; an outage of the product and an event of the other mode are scenes of their own. */
export async function meetEveryIncident(stage: Stage): Promise<void> {
  const [twice, forgotten, ahead, odd] = await Promise.all(
    ['twice', 'forgotten', 'ahead', 'odd'].map((name) => payer(stage, name)),
  );
  if (twice === undefined || forgotten === undefined || ahead === undefined || odd === undefined) {
    throw new Error('There are four payers.');
  }
  await Promise.all([
    stage.control('product', 'forget', { account_id: forgotten.user.id, refuse: true }),
    stage.control('product', 'drift', {
      account_id: ahead.user.id,
      set: { revision: 999_999_999, source: stage.words('the other installation') },
    }),
  ]);
  await sell(stage, { customer: twice.customer, lookup_key: 'team_month_usd', quantity: 3 });
  await sell(stage, { email: (await stage.user('orphan')).email });
  await sell(stage, { customer: forgotten.customer, lookup_key: 'business_month_usd', quantity: 5 });
  await sell(stage, { customer: ahead.customer, lookup_key: 'business_month_usd', quantity: 5 });
  await untilIncidents(stage, [
    'two-live-subscriptions',
    'orphan-customer',
    'product-unknown-account',
    'product-ahead',
  ]);
  await showUnknownStatus(stage, odd.customer);
  await showUnknownPrice(stage);
  await untilIncidents(stage, ['unknown-status', 'unknown-price']);
}

type Payer = Readonly<{ user: User; customer: string }>;

async function payer(stage: Stage, name: string): Promise<Payer> {
  const user = await stage.user(name);
  await buy(stage, user, 'pro');
  await untilPlan(stage, user, 'pro');
  return { user, customer: await customerOf(stage, user) };
}

async function sell(stage: Stage, sold: Readonly<Record<string, unknown>>): Promise<void> {
  await stage.control('stripe', 'subscriptions', sold);
}

/** Stripe adds a status, and words it oddly. */
async function showUnknownStatus(stage: Stage, customer: string): Promise<void> {
  const { stripe } = stage;
  const [subscription] = (await stripe.subscriptions.list({ customer })).data;
  const status = stage.words('Stripe’s new status');
  const mend = await stage.fault('stripe', {
    kind: 'status',
    status: 200,
    body: { object: 'list', url: '/v1/subscriptions', has_more: false, data: [{ ...subscription, status }] },
    route: 'GET /v1/subscriptions',
  });
  await stripe.customers.update(customer, { metadata: { note: 'an event' } });
  await stripe.subscriptions.update(subscription?.id ?? '', { metadata: { note: 'an event' } });
  await untilIncidents(stage, ['unknown-status']);
  await mend();
}

/** A catalogue that forgot what somebody pays. */
async function showUnknownPrice(stage: Stage): Promise<void> {
  const payerOfTeam = await stage.user('team');
  await buy(stage, payerOfTeam, 'team', 2);
  await untilPlan(stage, payerOfTeam, 'team');
  const whole = await readFile(catalogueFile, 'utf8');
  const source = whole.replace(/^.*lookup_key: team_month_usd.*\n/m, '');
  const parsed = parseCatalogue(source);
  if (!parsed.ok) {
    throw new Error('The catalogue without a price has faults.');
  }
  const { db, close } = createDatabase(stage.system.databaseUrl, { maxConnections: 1 });
  try {
    await applyCatalogue(db, { source, catalogue: parsed.catalogue });
  } finally {
    await close();
  }
  await stage.stripe.subscriptions.update(
    (await stage.stripe.subscriptions.list({ customer: await customerOf(stage, payerOfTeam) })).data[0]?.id ??
      '',
    { metadata: { note: 'an event' } },
  );
}
