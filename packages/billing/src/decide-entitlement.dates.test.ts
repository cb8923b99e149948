import type { SubscriptionSnapshot } from './subscription.ts';
import { decide } from '../test/decide.ts';
import { exampleSubscription } from '../test/example-subscription.ts';

type Wanted = Parameters<typeof exampleSubscription>[0];
const periodEnd = '2026-12-01T00:00:00Z';

const dates = (subscription: SubscriptionSnapshot) => {
  const { current_period_end, cancel_at, trial_end } = decide({
    subscriptions: [subscription],
  }).entitlement;
  return [current_period_end, cancel_at, trial_end];
};

describe('dates', () => {
  const monthAndYear = [
    { lookupKey: 'pro_month', currentPeriodEnd: periodEnd },
    { lookupKey: 'support_addon', currentPeriodEnd: '2027-06-01T00:00:00Z' },
  ];

  test.each<[string, Wanted, readonly (string | null)[]]>([
    ['cancel_at is the end', { cancelAt: '2026-12-05T00:00:00Z' }, [periodEnd, '2026-12-05T00:00:00Z', null]],
    [
      'cancel_at_period_end is the end of the period',
      { cancelAtPeriodEnd: true },
      [periodEnd, periodEnd, null],
    ],
    [
      'cancel_at goes before cancel_at_period_end',
      { cancelAt: '2026-12-05T00:00:00Z', cancelAtPeriodEnd: true },
      [periodEnd, '2026-12-05T00:00:00Z', null],
    ],
    ['the period is that of the item that grants', { items: monthAndYear }, [periodEnd, null, null]],
    [
      'the period that ends a subscription is its last',
      { items: monthAndYear, cancelAtPeriodEnd: true },
      [periodEnd, '2027-06-01T00:00:00Z', null],
    ],
    [
      'a trial says when it ends',
      { status: 'trialing', trialEnd: '2026-11-30T00:00:00Z' },
      [periodEnd, null, '2026-11-30T00:00:00Z'],
    ],
    ['a trial that is over says nothing', { trialEnd: '2026-10-30T00:00:00Z' }, [periodEnd, null, null]],
    [
      'fractions of a second are dropped',
      { cancelAt: '2026-12-05T00:00:00.000Z' },
      [periodEnd, '2026-12-05T00:00:00Z', null],
    ],
    [
      'what does not grant has none',
      { status: 'unpaid', cancelAt: '2026-12-05T00:00:00Z' },
      [null, null, null],
    ],
  ])('%s', (_, subscription, expected) => {
    expect(dates(exampleSubscription(subscription))).toEqual(expected);
  });
});
