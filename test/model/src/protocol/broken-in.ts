import { isCovered } from '../steps/is-covered.ts';
import type { World } from '../steps/world.ts';
import { contentOf } from './content-of.ts';
import { facts } from './facts.ts';
import { holdsAll } from './holds-all.ts';
import { isQuiet } from './is-quiet.ts';
import type { Property } from './properties.ts';
import { due } from './due.ts';
import { restore } from './restore.ts';
import { standing } from './standing.ts';
import type { State } from './state.ts';

/** The property that the state breaks. Those about a change are broken by steps and found there. */
export function brokenIn(world: World, state: State): Property | null {
  return brokenByCoverage(world, state) ?? (isUntouched(state) ? null : brokenByRest(world, state));
}

function brokenByCoverage(world: World, state: State): Property | null {
  const { now, row } = state;
  for (const { standing: at, ticket, seen } of state.intentions) {
    if (at !== standing.open || ticket === 0 || !isCovered(world, state, ticket)) {
      continue;
    }
    if (!holdsAll(row.acked, now & facts.link)) {
      return 'link-never-covered-by-older-read';
    }
    if (!holdsAll(row.acked, now & facts.catalogue)) {
      return 'catalogue-never-covered-by-older-read';
    }
    if (!holdsAll(row.acked, seen)) {
      return 'covered-means-read-and-acknowledged';
    }
  }
  return null;
}

/** A new account that nobody has asked about. */
function isUntouched({ row }: State): boolean {
  return row.facts === facts.nothing;
}

function brokenByRest({ scope }: World, state: State): Property | null {
  const { row, product, now } = state;
  const hasKeeper = row.due !== due.never || state.restore === restore.restored || !isQuiet(scope, state);
  if (row.pending === 1 && !hasKeeper) {
    return 'pending-push-has-a-keeper';
  }
  if (!isQuiet(scope, state)) {
    return null;
  }
  const content = contentOf(scope, row.facts);
  if (content !== contentOf(scope, now) || content !== contentOf(scope, product.facts) || row.pending === 1) {
    return 'converges-when-quiet';
  }
  return row.incident === 1 ? 'no-false-alarm' : null;
}
