import type { Grant, SubscriptionSnapshot } from './subscription.ts';
import { decide } from '../test/decide.ts';
import { exampleRow } from '../test/example-row.ts';
import { exampleSubscription } from '../test/example-subscription.ts';
import { summary } from '../test/summary.ts';

type Wanted = Parameters<typeof exampleSubscription>[0];
const now = '2026-11-22T12:00:00Z';
const teamRow = exampleRow({
  plan: 'team',
  status: 'active',
  seats: 8,
  features: ['sso of old'],
  current_period_end: '2025-01-01T00:00:00Z',
  cancel_at: '2025-01-01T00:00:00Z',
});

const late = (start: string | null, more: Wanted = {}) =>
  exampleSubscription({
    status: 'past_due',
    price: 'team_month',
    oldestOpenInvoicePeriodStart: start,
    ...more,
  });

describe('a grace period', () => {
  const start = '2026-11-10T06:00:00Z';
  const end = '2026-11-24T06:00:00Z';

  test.each<[string, SubscriptionSnapshot, string, string, string | null]>([
    ['grants until its end', late(start), '2026-11-24T05:59:59Z', 'team past_due 1', end],
    ['grants no more at its end', late(start), end, 'free past_due 1', null],
    ['compares seconds, not fractions', late(start), '2026-11-24T06:00:00.001Z', 'free past_due 1', null],
    ['of no days grants nothing', late(start, { price: 'business_month' }), now, 'free past_due 1', null],
    [
      'that the plan does not limit has no end',
      late(start, { price: 'pro_month' }),
      '2030-01-01T00:00:00Z',
      'pro past_due 1',
      null,
    ],
    ['cannot be counted without an open invoice', late(null), now, 'team past_due 1', null],
    ['of an unreadable date has no end', late('yesterday'), now, 'team past_due 1', null],
  ])('%s', (_, subscription, at, expected, recheckAt) => {
    const decision = decide({ subscriptions: [subscription], now: at });
    expect(summary(decision)).toBe(expected);
    expect(decision.recheckAt).toBe(recheckAt);
  });

  test('that changes nothing when it ends is not looked at again', () => {
    const subscriptions = [late(start), exampleSubscription({ id: 'sub_b', price: 'business_month' })];
    expect(decide({ subscriptions }).recheckAt).toBeNull();
  });

  test('that leaves the same plan kept for the sake of an unlisted price is not looked at again', () => {
    const unlisted = exampleSubscription({ id: 'sub_b', status: 'past_due', price: 'mystery' });
    expect(decide({ subscriptions: [late(start), unlisted] }).recheckAt).toBeNull();
  });

  test('of several items ends with the first one that makes a difference', () => {
    const items = [{ lookupKey: 'pro_month' }, { lookupKey: 'team_month' }];
    const decision = decide({ subscriptions: [late(start, { items })] });
    expect(decision.recheckAt).toBe(end);
    expect(summary(decide({ subscriptions: [late(start, { items })], now: end }))).toBe('pro past_due 1');
  });
});

describe('an operator’s grant', () => {
  const grant: Grant = { id: 'grant_1', plan: 'team', seats: 3, expiresAt: '2026-12-24T00:00:00.000Z' };
  const end = '2026-12-24T00:00:00Z';

  test('gives the plan until it expires', () => {
    expect(decide({ grants: [grant] })).toMatchObject({
      entitlement: { plan: 'team', status: 'granted', seats: 3, current_period_end: end, cancel_at: end },
      recheckAt: end,
    });
  });

  test('gives nothing from then on', () => {
    expect(decide({ grants: [grant], now: end })).toMatchObject({
      entitlement: { plan: 'free' },
      recheckAt: null,
    });
  });

  test('adds its seats to those paid for, and leaves the subscription’s status and dates', () => {
    const decision = decide({
      grants: [grant],
      subscriptions: [exampleSubscription({ price: 'team_month', seats: 5 })],
    });
    expect(summary(decision)).toBe('team active 8');
    expect(decision.entitlement.cancel_at).toBeNull();
    expect(decision.recheckAt).toBe(end);
    expect(decision.findings).toEqual([]);
  });

  test('of less than what is paid for is never looked at again', () => {
    const subscriptions = [exampleSubscription({ price: 'business_month' })];
    expect(decide({ grants: [grant], subscriptions }).recheckAt).toBeNull();
  });

  test('of a plan that the catalogue has lost keeps the row until it expires, and alarms', () => {
    const grants = [{ ...grant, plan: 'gone' }];
    const decision = decide({ grants, row: teamRow });
    expect(summary(decision)).toBe('team granted 8');
    expect(decision.findings).toEqual([{ kind: 'unknown-price', subject: 'grant_1' }]);
    expect(decision.recheckAt).toBe(end);
    expect(decide({ grants, row: teamRow, now: end }).findings).toEqual([]);
  });
});
