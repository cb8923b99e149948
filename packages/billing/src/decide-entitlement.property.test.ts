import * as fc from 'fast-check';
import { decideEntitlement } from './decide-entitlement.ts';
import type { EntitlementDecision } from './entitlement.ts';
import { facts, instant } from '../test/facts.ts';
import { rowAfter } from '../test/row-after.ts';
import { wildFacts } from '../test/wild-facts.ts';

function core({ entitlement, findings }: EntitlementDecision) {
  return { entitlement, findings };
}

test('decides for any strings and numbers whatever, and twice the same', () => {
  fc.assert(fc.property(wildFacts, (any) => expect(decideEntitlement(any)).toEqual(decideEntitlement(any))));
});

test('does not depend on the order in which Stripe lists anything', () => {
  const shuffled = facts.chain((given) =>
    fc.tuple(
      fc.constant(given),
      fc.shuffledSubarray([...given.subscriptions], { minLength: given.subscriptions.length }),
      fc.shuffledSubarray([...given.grants], { minLength: given.grants.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([given, subscriptions, grants]) => {
      const reversed = subscriptions.map((each) => ({ ...each, items: each.items.toReversed() }));
      expect(decideEntitlement({ ...given, subscriptions: reversed, grants })).toEqual(
        decideEntitlement(given),
      );
    }),
  );
});

test('comes to rest: deciding again on its own row changes nothing', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const decision = decideEntitlement(given);
      expect(decideEntitlement({ ...given, row: rowAfter(decision) })).toEqual(decision);
    }),
  );
});

test('does not depend on subscriptions that are over, but for the trial they used up', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const live = given.subscriptions.filter(
        ({ status }) => !['canceled', 'incomplete_expired'].includes(status),
      );
      const { trialSeen: _, ...decision } = decideEntitlement(given);
      expect(decideEntitlement({ ...given, subscriptions: live })).toMatchObject(decision);
    }),
  );
});

test('decides the same until recheckAt', () => {
  fc.assert(
    fc.property(facts, instant, (given, later) => {
      const decision = decideEntitlement(given);
      const { recheckAt } = decision;
      fc.pre(later >= given.now && (recheckAt === null || later < recheckAt));
      const then = decideEntitlement({ ...given, row: rowAfter(decision), now: later });
      expect(core(then)).toEqual(core(decision));
    }),
  );
});

test('decides differently at recheckAt, which is to come', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const decision = decideEntitlement(given);
      const now = decision.recheckAt ?? '';
      fc.pre(now !== '');
      expect(now > given.now).toBe(true);
      expect(core(decideEntitlement({ ...given, row: rowAfter(decision), now }))).not.toEqual(core(decision));
    }),
  );
});
