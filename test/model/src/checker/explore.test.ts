import { explore } from './explore.ts';
import type { Model } from './model.ts';

type Jugs = Readonly<{ small: number; large: number }>;
type Rule = 'never four litres' | 'can always be emptied';

/** The puzzle of the jugs of three and five litres: 16 states, and four litres are measured in six steps and no fewer. */
function jugs({ forbidsFour, leaks }: Readonly<{ forbidsFour: boolean; leaks: boolean }>): Model<Jugs, Rule> {
  return {
    initial: { small: 0, large: 0 },
    bytes: 2,
    encode: ({ small, large }, into) => into.set([small, large]),
    decode: ([small = 0, large = 0]) => ({ small, large }),
    steps: ({ small, large }, visit) => {
      const poured = Math.min(large, 3 - small);
      const back = Math.min(small, 5 - large);
      visit('small', 'is filled', { small: 3, large }, null);
      visit('large', 'is filled', { small, large: 5 }, null);
      visit('large', 'is poured over', { small: small + poured, large: large - poured }, null);
      visit('small', 'is poured over', { small: small - back, large: large + back }, null);
      if (leaks) {
        visit('small', 'is emptied', { small: 0, large }, null);
        visit('large', 'is emptied', { small, large: 0 }, null);
      }
    },
    brokenIn: ({ large }) => (forbidsFour && large === 4 ? 'never four litres' : null),
    rest: { isAt: ({ small, large }) => small + large === 0, unreachable: 'can always be emptied' },
    describe: ({ small, large }) => `${small} and ${large}`,
  };
}

test('visits every reachable state once', () => {
  expect(explore(jugs({ forbidsFour: false, leaks: true }), { most: 100 })).toMatchObject({
    kind: 'holds',
    states: 16,
    resting: 1,
  });
});

test('finds a shortest way to a violation and tells it step by step', () => {
  const found = explore(jugs({ forbidsFour: true, leaks: true }), { most: 100 });
  expect(found).toMatchObject({ kind: 'violated', property: 'never four litres' });
  expect(found.kind === 'violated' ? found.trace : []).toEqual([
    'start  →  0 and 0',
    'large: is filled  →  0 and 5',
    'large: is poured over  →  3 and 2',
    'small: is emptied  →  0 and 2',
    'large: is poured over  →  2 and 0',
    'large: is filled  →  2 and 5',
    'large: is poured over  →  3 and 4',
  ]);
});

test('notices states from which rest cannot be reached', () => {
  const found = explore(jugs({ forbidsFour: false, leaks: false }), { most: 100 });
  expect(found).toMatchObject({ kind: 'violated', property: 'can always be emptied' });
  expect(found.kind === 'violated' ? found.trace : []).toHaveLength(2);
});

test('refuses to call a part of the states all of them', () => {
  expect(() => explore(jugs({ forbidsFour: false, leaks: true }), { most: 5 })).toThrow('more than 5 states');
});

test('keeps thousands of states apart', () => {
  const counter: Model<number, 'returns to zero'> = {
    initial: 0,
    bytes: 4,
    encode: (state, into) => new DataView(into.buffer).setUint32(0, state),
    decode: (from) => new DataView(from.buffer, from.byteOffset).getUint32(0),
    steps: (state, visit) => visit('', 'counts', (state + 1) % 200_000, null),
    brokenIn: () => null,
    rest: { isAt: (state) => state === 0, unreachable: 'returns to zero' },
    describe: String,
  };
  expect(explore(counter, { most: 300_000 })).toMatchObject({
    kind: 'holds',
    states: 200_000,
    depth: 199_999,
  });
});
