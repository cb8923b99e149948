import { facts } from '../protocol/facts.ts';
import type { State } from '../protocol/state.ts';
import type { World } from './world.ts';

/** The condition of `claim`. */
export function isCovered({ breaks }: World, { row, now }: State, ticket: number): boolean {
  const isOfActiveVersion = (row.facts & facts.catalogue) === (now & facts.catalogue);
  return (
    row.covered >= ticket &&
    (row.pending === 0 || breaks('covered-without-acknowledgement')) &&
    (isOfActiveVersion || breaks('coverage-forgets-catalogue'))
  );
}
