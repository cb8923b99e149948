import type { EntitlementRow, IncidentFinding } from './entitlement.ts';
import { decide } from '../test/decide.ts';
import { exampleRow } from '../test/example-row.ts';
import { exampleSubscription } from '../test/example-subscription.ts';
import { rowAfter } from '../test/row-after.ts';
import { summary } from '../test/summary.ts';

type Wanted = Parameters<typeof exampleSubscription>[0];
const periodEnd = '2026-12-01T00:00:00Z';
const teamRow = exampleRow({
  plan: 'team',
  status: 'active',
  seats: 8,
  features: ['sso of old'],
  current_period_end: '2025-01-01T00:00:00Z',
  cancel_at: '2025-01-01T00:00:00Z',
});

describe('a status that Stripe has added', () => {
  const hibernating = { status: 'hibernating' };
  const finding: IncidentFinding = { kind: 'unknown-status', subject: 'hibernating' };

  test.each<[string, Wanted, EntitlementRow, string]>([
    ['keeps what the row has', { ...hibernating, price: 'team_month' }, teamRow, 'team active 8'],
    ['does not grant', { ...hibernating, price: 'team_month' }, exampleRow(), 'free none 1'],
    ['keeps also a plan of another price', hibernating, teamRow, 'team active 8'],
  ])('%s', (_, subscription, row, expected) => {
    const decision = decide({ subscriptions: [exampleSubscription(subscription)], row });
    expect(summary(decision)).toBe(expected);
    expect(decision.findings).toEqual([finding]);
  });

  test('shows the dates of its subscription, not those of one that is over', () => {
    const { entitlement } = decide({ subscriptions: [exampleSubscription(hibernating)], row: teamRow });
    expect(entitlement).toMatchObject({ current_period_end: periodEnd, cancel_at: null });
  });

  test('alarms not at all at an ignored price', () => {
    const subscriptions = [exampleSubscription({ ...hibernating, price: 'support_addon' })];
    expect(decide({ subscriptions, row: teamRow })).toMatchObject({
      entitlement: { plan: 'free' },
      findings: [],
    });
  });

  test.each<[string, string, string, string]>([
    ['is not outdone by a lesser plan', 'team_month', 'pro_month', 'team active 8'],
    ['is outdone by a greater plan', 'team_month', 'business_month', 'business active 1'],
    [
      'does not hold up a lesser plan for the sake of one it never gave',
      'pro_year',
      'pro_month',
      'pro active 1',
    ],
    [
      'does not hold up another plan for the sake of a greater one it never gave',
      'business_month',
      'pro_month',
      'pro active 1',
    ],
  ])('%s', (_, hibernatingPrice, activePrice, expected) => {
    const subscriptions = [
      exampleSubscription({ ...hibernating, price: hibernatingPrice }),
      exampleSubscription({ id: 'sub_b', price: activePrice }),
    ];
    expect(summary(decide({ subscriptions, row: teamRow }))).toBe(expected);
  });

  // Found by the property "comes to rest": the row's own status decided which of two subscriptions speaks, and so the next decision differed.
  test('beside one at an unlisted price decides the same again on its own row', () => {
    const subscriptions = [
      exampleSubscription({
        ...hibernating,
        items: [{ lookupKey: 'pro_month', currentPeriodEnd: periodEnd }],
      }),
      exampleSubscription({
        id: 'sub_b',
        status: 'trialing',
        items: [{ lookupKey: 'mystery', currentPeriodEnd: '2026-11-30T00:00:00Z' }],
      }),
    ];
    const decision = decide({ subscriptions, row: exampleRow({ plan: 'team', status: 'past_due' }) });
    expect(decide({ subscriptions, row: rowAfter(decision) })).toEqual(decision);
  });
});
