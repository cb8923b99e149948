import { catalogue } from './parts/catalogue.ts';
import { createGate } from './parts/create-gate.ts';
import { rowOf } from './parts/row-of.ts';
import { customerOf, setUpCatalogueChange, withPlan, withSso } from './parts/set-up-catalogue-change.ts';
import type { CatalogueSetup } from './parts/set-up-catalogue-change.ts';
import { subscriptionOf } from './parts/stripe-objects.ts';

jest.setTimeout(240_000);

const opened: CatalogueSetup[] = [];

afterEach(async () => {
  for (const { close } of opened.splice(0)) {
    await close();
  }
});

async function setup(options: Parameters<typeof setUpCatalogueChange>[0] = {}): Promise<CatalogueSetup> {
  const all = await setUpCatalogueChange(options);
  opened.push(all);
  return all;
}

test('a changed plan settles the accounts that are on it; of the others nobody hears', async () => {
  const { apply, pass, paying, product, settledBy, takeCalls } = await setup();
  const [free, pro, team] = [await paying(null), await paying('pro_monthly'), await paying('team_yearly')];
  takeCalls();
  await apply(withSso);
  expect(await pass()).toEqual({ concerned: 1, waiting: 0, accepted: 2 });
  await settledBy(2, free, pro, team);
  expect(takeCalls()).toEqual({ reads: [customerOf(team)], pushes: [team.id] });
  expect(product.held.get(team.id)).toMatchObject({ features: ['sso'], seats: 3 });
});

test('a price that is listed at last grants its plan and ends the incident', async () => {
  const { apply, db, pass, paying, settledBy, takeCalls } = await setup();
  const [stranger, pro] = [await paying('mystery'), await paying('pro_monthly')];
  expect((await rowOf(db, stranger)).incidents).toEqual(['unknown-price price_mystery']);
  takeCalls();
  const price = {
    lookupKey: 'mystery',
    id: null,
    interval: 'month',
    currency: 'usd',
    retired: true,
  } as const;
  await apply(withPlan('team', { prices: [price] }));
  await pass();
  await settledBy(2, stranger, pro);
  expect(await rowOf(db, stranger)).toMatchObject({ plan: 'team', incidents: [] });
  expect(takeCalls().reads).toEqual([customerOf(stranger)]);
});

test('a catalogue that is rolled back before anybody was settled reads nobody', async () => {
  const { apply, pass, paying, settledBy, takeCalls } = await setup();
  const team = await paying('team_yearly');
  takeCalls();
  await apply(withSso);
  await apply(catalogue);
  expect(await pass()).toEqual({ concerned: 0, waiting: 0, accepted: 1 });
  await settledBy(3, team);
  expect(takeCalls()).toEqual({ reads: [], pushes: [] });
});

test('a catalogue that is rolled back later gives back what it took', async () => {
  const { apply, pass, paying, product, settledBy } = await setup();
  const team = await paying('team_yearly');
  for (const [version, next] of [withSso, catalogue].entries()) {
    await apply(next);
    await pass();
    await settledBy(version + 2, team);
  }
  expect(product.held.get(team.id)).toMatchObject({ features: [] });
});

test('a catalogue that is applied while Stripe is being read is the one that decides in the end', async () => {
  const { apply, maintenance, paying, product, settle, settledBy, stripe } = await setup();
  const team = await paying('team_yearly');
  const [asked, read] = [createGate(), createGate()];
  stripe.script(() => {
    asked.open();
    return read.opened;
  });
  const settling = settle(team);
  await asked.opened;
  await apply(withSso);
  const passing = await maintenance.startPass();
  read.open();
  await Promise.all([settling, passing.result()]);
  await settledBy(2, team);
  expect(product.held.get(team.id)).toMatchObject({ features: ['sso'] });
});

test('who still records by the older catalogue is found by the next pass', async () => {
  const { apply, pass, paying, product, settle, settledBy, stripe } = await setup();
  const account = await paying('pro_monthly');
  const [asked, read] = [createGate(), createGate()];
  stripe.script(() => {
    asked.open();
    return read.opened;
  });
  const settling = settle(account);
  await asked.opened;
  await apply(withSso);
  // Nobody is concerned while the account pays for pro; meanwhile it changes to team.
  expect(await pass()).toEqual({ concerned: 0, waiting: 0, accepted: 1 });
  stripe.objects.subscriptions.splice(
    0,
    1,
    subscriptionOf(customerOf(account), { lookupKey: 'team_yearly', quantity: 3 }),
  );
  read.open();
  await settling;
  expect(product.held.get(account.id)).toMatchObject({ plan: 'team', features: [] });
  await pass();
  await settledBy(2, account);
  expect(product.held.get(account.id)).toMatchObject({ plan: 'team', features: ['sso'] });
});
