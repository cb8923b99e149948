import { explore } from '../checker/explore.ts';
import { createProtocolModel } from './create-protocol-model.ts';
import { mutations } from './mutations.ts';
import type { Mutation } from './mutations.ts';
import type { Property } from './properties.ts';
import { scopes } from './scopes.ts';

type Catch = readonly [scope: keyof typeof scopes.quick, broken: Property];

const catches: Readonly<Record<Exclude<Mutation, 'link-keeps-coverage'>, Catch>> = {
  'no-fence-at-product': ['burst', 'product-never-steps-back'],
  'no-lease-guard-at-record': ['burst', 'superseded-attempt-writes-nothing'],
  'no-lease-guard-at-settle': ['burst', 'superseded-attempt-writes-nothing'],
  'fence-drawn-after-read': ['burst', 'covered-means-read-and-acknowledged'],
  'covered-without-acknowledgement': ['burst', 'covered-means-read-and-acknowledged'],
  'coverage-forgets-catalogue': ['catalogue', 'catalogue-never-covered-by-older-read'],
  'recheck-with-old-ticket': ['grace', 'covered-means-read-and-acknowledged'],
  'drift-repair-without-push-pending': ['drift', 'converges-when-quiet'],
  'drift-repair-leaves-lease': ['drift', 'pending-cleared-only-by-acknowledgement'],
  'link-leaves-lease': ['link', 'pending-cleared-only-by-acknowledgement'],
  'link-keeps-coverage-and-push': ['link', 'link-never-covered-by-older-read'],
  'link-demands-no-push': ['giving up', 'converges-when-quiet'],
  'conflict-taken-as-done': ['restored late', 'pending-cleared-only-by-acknowledgement'],
  'incident-without-lease-guard': ['burst', 'no-false-alarm'],
  'lease-released-before-push': ['unfenced', 'product-never-steps-back'],
  'unknown-push-releases-lease': ['unfenced', 'product-never-steps-back'],
  'unknown-push-taken-as-done': ['burst', 'pending-cleared-only-by-acknowledgement'],
  'fact-kept-over-retry': ['burst', 'covered-means-read-and-acknowledged'],
  'unchanged-plan-clears-pending': ['burst', 'pending-cleared-only-by-acknowledgement'],
  'changed-plan-not-pending': ['burst', 'converges-when-quiet'],
  'lost-lease-taken-as-done': ['burst', 'acknowledged-event-is-answered'],
  'held-lease-taken-as-done': ['burst', 'acknowledged-event-is-answered'],
  'pending-push-never-due': ['grace', 'pending-push-has-a-keeper'],
  'customers-read-before-fence': ['link', 'acknowledged-event-is-answered'],
  'restored-sequence-not-moved': ['restored', 'product-is-never-ahead'],
  'restored-before-pushes-ended': ['restored late', 'product-is-never-ahead'],
  'restored-rows-left': ['restored', 'product-is-never-ahead'],
  'restored-under-live-workers': ['restored', 'superseded-attempt-writes-nothing'],
};

/** What the broken rule leads to, explored without foreseeing, which trusts the rules. */
function brokenBy(mutation: Mutation, scope: keyof typeof scopes.quick): string {
  const model = createProtocolModel(scopes.quick[scope], { mutation, foreseeing: false });
  const found = explore(model, { most: 3_000_000 });
  return found.kind === 'violated' ? found.property : `nothing in ${found.states} states`;
}

const cases = Object.keys(mutations)
  .filter((name): name is keyof typeof catches => name in catches)
  .map((mutation) => [mutation, ...catches[mutation]] as const);

test.each(cases)(
  '%s is caught in "%s" by %s',
  (mutation, scope, broken) => {
    expect(brokenBy(mutation, scope)).toBe(broken);
  },
  120_000,
);

test('clearing coverage over a link is a second lock: the push that the link demands bars coverage already', () => {
  const model = createProtocolModel(scopes.quick.link, { mutation: 'link-keeps-coverage', foreseeing: true });
  expect(explore(model, { most: 3_000_000 })).toMatchObject({ kind: 'holds' });
});
