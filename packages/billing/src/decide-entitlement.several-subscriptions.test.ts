import type { IncidentFinding } from './entitlement.ts';
import { decide } from '../test/decide.ts';
import { exampleSubscription } from '../test/example-subscription.ts';
import { summary } from '../test/summary.ts';

type Wanted = Parameters<typeof exampleSubscription>[0];

const both = (a: Wanted, b: Wanted) =>
  decide({
    subscriptions: [
      exampleSubscription({ id: 'sub_a', ...a }),
      exampleSubscription({ id: 'sub_b', customerId: 'cus_b', ...b }),
    ],
  });

describe('several subscriptions', () => {
  const two: IncidentFinding = { kind: 'two-live-subscriptions', subject: 'sub_a sub_b' };

  test.each<
    [string, Parameters<typeof both>[0], Parameters<typeof both>[1], string, readonly IncidentFinding[]]
  >([
    [
      'one canceled takes nothing from the other',
      { status: 'canceled', price: 'team_month' },
      {},
      'pro active 1',
      [],
    ],
    ['the highest rank wins', {}, { price: 'team_month', seats: 3 }, 'team active 3', [two]],
    [
      'seats of one plan add up',
      { price: 'team_month', seats: 3 },
      { price: 'team_year', seats: 5 },
      'team active 8',
      [two],
    ],
    [
      'seats of a lesser plan do not count',
      { price: 'business_month', seats: 5 },
      { price: 'team_month', seats: 9 },
      'business active 5',
      [two],
    ],
    [
      'a higher one that does not grant does not win',
      { price: 'team_month', status: 'unpaid' },
      {},
      'pro active 1',
      [two],
    ],
    ['paid beats past due', { status: 'past_due' }, { status: 'active' }, 'pro active 2', [two]],
    [
      'none granting tells of the one that would give most',
      { status: 'paused' },
      { price: 'team_month', status: 'unpaid' },
      'free unpaid 1',
      [two],
    ],
    ['another product beside ours is nobody’s second', { price: 'support_addon' }, {}, 'pro active 1', []],
  ])('%s', (_, a, b, expected, findings) => {
    const decision = both(a, b);
    expect(summary(decision)).toBe(expected);
    expect(decision.findings).toEqual(findings);
  });

  test('the one that goes on says that the account is not ending', () => {
    const { entitlement } = both({ cancelAtPeriodEnd: true }, {});
    expect(entitlement.cancel_at).toBeNull();
  });

  test('alike in their dates, the first by id speaks, however Stripe lists them', () => {
    const trialing = exampleSubscription({ id: 'sub_a', status: 'trialing' });
    const active = exampleSubscription({ id: 'sub_b' });
    expect(summary(decide({ subscriptions: [trialing, active] }))).toBe('pro trialing 2');
    expect(summary(decide({ subscriptions: [active, trialing] }))).toBe('pro trialing 2');
  });
});
