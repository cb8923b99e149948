import { phase } from '../protocol/phase.ts';
import { restore } from '../protocol/restore.ts';
import type { State } from '../protocol/state.ts';
import { attemptAt } from './attempt-at.ts';
import { demandPush } from './demand-push.ts';
import { supersede } from './supersede.ts';
import type { World } from './world.ts';

/**
 * A backup at any time, the database put back to it at any later time, and the operator's procedure `restored`. The workers of before have
 * ended by the time of the restore, and their pushes too; new ones may run before the procedure does, because nobody will think of it in the
 * first minute.
 */
export function restoreBackup(world: World, state: State): void {
  switch (state.restore) {
    case restore.notBackedUp:
      world.take('operator', 'takes a backup', (next) => {
        next.restore = restore.backedUp;
        next.backup = { row: { ...next.row }, lastValue: next.lastValue, now: next.now };
      });
      return;
    case restore.backedUp:
      if (areWorkersGone(world, state)) {
        world.take('operator', 'ends the workers and restores the backup', (next) => putBack(world, next));
      }
      return;
    case restore.restored:
      world.take('operator', 'moves the sequence and marks the row', (next, draw) =>
        resume(world, next, draw),
      );
  }
}

/** Of the workers of before no push is under way any more. */
function areWorkersGone({ breaks }: World, { attempts, late }: State): boolean {
  return (
    breaks('restored-before-pushes-ended') ||
    breaks('restored-under-live-workers') ||
    (late.every(({ revision }) => revision === 0) && attempts.every(({ phase: at }) => at !== phase.pushSent))
  );
}

function putBack(world: World, next: State): void {
  const { row, lastValue } = next.backup;
  if (!world.breaks('restored-under-live-workers')) {
    stopWorkers(next);
  }
  next.intentions.forEach((intention, place) => {
    const kind = world.scope.intentions[place];
    const isRowOfTheirOwn = kind === 'event-1' || kind === 'event-2';
    if (isRowOfTheirOwn && intention.ticket > lastValue) {
      // The row in stripe_events is lost; the workflow is not, and registers again.
      intention.ticket = 0;
    }
  });
  for (const attempt of next.attempts) {
    attempt.superseded = 1;
  }
  next.row = { ...row };
  next.lastValue = lastValue;
  next.backup = {
    row: { ...row, facts: 0, revision: 0, covered: 0, fence: 0, acked: 0 },
    lastValue: 0,
    now: 0,
  };
  next.restore = restore.restored;
}

/** A push that is under way outlives its sender, where nobody waits for its end. */
function stopWorkers(next: State): void {
  next.attempts.forEach((_, place) => {
    const { attempt } = attemptAt(next, place);
    const free = next.late.find(({ revision }) => revision === 0);
    if (attempt.phase === phase.pushSent && free !== undefined) {
      Object.assign(free, { revision: attempt.fence, facts: attempt.facts });
    }
    attempt.phase = phase.idle;
  });
}

function resume(world: World, next: State, draw: () => number): void {
  if (!world.breaks('restored-sequence-not-moved')) {
    next.lastValue = Math.max(next.lastValue, next.product.revision);
  }
  if (!world.breaks('restored-rows-left')) {
    supersede(next, draw());
    next.row.leased = 0;
    next.row.covered = 0;
    demandPush(world, next);
  }
  next.restore = restore.resumed;
}
