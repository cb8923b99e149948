import { facts } from './facts.ts';
import type { State } from './state.ts';

const names: readonly (readonly [string, number])[] = [
  ['change1', facts.firstChange],
  ['change2', facts.secondChange],
  ['link', facts.link],
  ['catalogue', facts.catalogue],
  ['foreign', facts.foreign],
  ['nothing', facts.nothing],
];

/** One line of a trace. Sequence values are ranks, so the same one may have another number in the next line. */
export function describe({ now, row, product }: State): string {
  const marks = [
    row.pending === 1 ? 'push pending' : '',
    row.leased === 1 ? 'leased' : '',
    row.incident === 1 ? 'incident' : '',
  ];
  return [
    `world {${seen(now)}}`,
    `row {${seen(row.facts)}} revision ${row.revision} covered ${row.covered} fence ${row.fence}`,
    ...marks.filter((mark) => mark !== ''),
    `product {${seen(product.facts)}} revision ${product.revision}`,
  ].join(', ');
}

function seen(bits: number): string {
  return names
    .filter(([, bit]) => (bits & bit) !== 0)
    .map(([name]) => name)
    .join(' ');
}
