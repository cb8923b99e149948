import type { IncidentFinding } from './entitlement.ts';
import { decide } from '../test/decide.ts';
import { exampleRow } from '../test/example-row.ts';
import { exampleSubscription } from '../test/example-subscription.ts';
import { summary } from '../test/summary.ts';

type Wanted = Parameters<typeof exampleSubscription>[0];
const periodEnd = '2026-12-01T00:00:00Z';
const unlisted = { price: 'mystery' };
const teamRow = exampleRow({
  plan: 'team',
  status: 'active',
  seats: 8,
  features: ['sso of old'],
  current_period_end: '2025-01-01T00:00:00Z',
  cancel_at: '2025-01-01T00:00:00Z',
});

describe('an unlisted price', () => {
  const finding: IncidentFinding = { kind: 'unknown-price', subject: 'price_of_mystery' };
  const twoUnlisted = { items: [{ lookupKey: 'mystery' }, { lookupKey: 'riddle' }] };
  const riddle: IncidentFinding = { kind: 'unknown-price', subject: 'price_of_riddle' };

  test.each<[string, Wanted, string, readonly IncidentFinding[]]>([
    ['keeps plan and seats', unlisted, 'team active 8', [finding]],
    ['keeps them in a trial', { ...unlisted, status: 'trialing' }, 'team trialing 8', [finding]],
    ['keeps them while Stripe retries', { ...unlisted, status: 'past_due' }, 'team past_due 8', [finding]],
    [
      'keeps them beside an ignored price',
      { items: [{ lookupKey: 'mystery' }, { lookupKey: 'support_addon' }] },
      'team active 8',
      [finding],
    ],
    [
      'keeps nothing where the status does not grant, but alarms',
      { ...unlisted, status: 'unpaid' },
      'free unpaid 1',
      [finding],
    ],
    ['neither keeps nor alarms once canceled', { ...unlisted, status: 'canceled' }, 'free none 1', []],
    [
      'keeps nothing beside a listed one, but alarms',
      { items: [{ lookupKey: 'pro_month' }, { lookupKey: 'mystery' }] },
      'pro active 1',
      [finding],
    ],
    [
      'keeps nothing beside a listed one that grants no more',
      {
        status: 'past_due',
        oldestOpenInvoicePeriodStart: '2026-10-01T00:00:00Z',
        items: [{ lookupKey: 'team_month' }, { lookupKey: 'mystery' }],
      },
      'free past_due 1',
      [finding],
    ],
    ['keeps nothing beside another unlisted one', twoUnlisted, 'free active 1', [finding, riddle]],
  ])('%s', (_, subscription, expected, findings) => {
    const decision = decide({ subscriptions: [exampleSubscription(subscription)], row: teamRow });
    expect(summary(decision)).toBe(expected);
    expect(decision.findings).toEqual(findings);
  });

  test('keeps the plan with its present features and the dates of the subscription', () => {
    const { entitlement } = decide({ subscriptions: [exampleSubscription(unlisted)], row: teamRow });
    expect(entitlement).toMatchObject({
      features: ['export', 'sso'],
      current_period_end: periodEnd,
      cancel_at: null,
    });
  });

  test('keeps a plan that the catalogue has lost, with the features it had', () => {
    const row = { ...teamRow, plan: 'gone' };
    const { entitlement } = decide({ subscriptions: [exampleSubscription(unlisted)], row });
    expect(entitlement).toMatchObject({ plan: 'gone', features: ['sso of old'] });
  });

  test('that two subscriptions pay is one trouble', () => {
    const subscriptions = [exampleSubscription(unlisted), exampleSubscription({ ...unlisted, id: 'sub_b' })];
    const findings = decide({ subscriptions, row: teamRow }).findings.filter(
      ({ kind }) => kind === 'unknown-price',
    );
    expect(findings).toEqual([finding]);
  });

  test('keeps nothing when something listed grants less', () => {
    const subscriptions = [exampleSubscription(unlisted), exampleSubscription({ id: 'sub_b' })];
    expect(summary(decide({ subscriptions, row: teamRow }))).toBe('pro active 1');
  });

  test('gives a row that was never decided the fallback plan without dates', () => {
    const row = { plan: 'column default', status: 'none', seats: 1, entitlement: null };
    const { entitlement } = decide({ subscriptions: [exampleSubscription(unlisted)], row });
    expect(entitlement).toEqual({ ...exampleRow().entitlement, status: 'active' });
  });

  test('keeps the fallback plan without dates', () => {
    const { entitlement } = decide({ subscriptions: [exampleSubscription(unlisted)] });
    expect(entitlement).toEqual({ ...exampleRow().entitlement, status: 'active' });
  });
});
