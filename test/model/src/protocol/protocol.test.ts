import { explore } from '../checker/explore.ts';
import { createProtocolModel } from './create-protocol-model.ts';
import type { Scope } from './scope.ts';
import { scopes } from './scopes.ts';

const minutes = 60_000;

function explored(scope: Scope, foreseeing = true) {
  const found = explore(createProtocolModel(scope, { mutation: null, foreseeing }), { most: 3_000_000 });
  // A violation fails with its name and the way to it.
  return found.kind === 'holds' ? found : [found.property, ...found.trace];
}

test.each(Object.entries(scopes.quick))(
  'every property holds in every state of "%s"',
  (_, scope) => {
    expect(explored(scope)).toMatchObject({ kind: 'holds' });
  },
  3 * minutes,
);

test.each(['grace', 'unfenced'] as const)(
  'foreseeing what can end in one way only hides nothing in "%s"',
  (name) => {
    const scope = { ...scopes.quick[name], zombies: 0 };
    const [all, foreseen] = [explored(scope, false), explored(scope, true)];
    expect([all, foreseen]).toEqual([
      expect.objectContaining({ kind: 'holds' }),
      expect.objectContaining({ kind: 'holds' }),
    ]);
  },
  3 * minutes,
);

test('a link under a push to a product without a fence can turn it back: the known limit of such a product', () => {
  const scope: Scope = { ...scopes.quick.unfenced, intentions: ['event-1', 'link'] };
  expect(explored(scope)).toContain('product-never-steps-back');
});
