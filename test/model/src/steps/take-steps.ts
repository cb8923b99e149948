import { phase } from '../protocol/phase.ts';
import { standing } from '../protocol/standing.ts';
import type { State } from '../protocol/state.ts';
import { changeWorld } from './change-world.ts';
import { claim } from './claim.ts';
import { deliver } from './deliver.ts';
import { expire } from './expire.ts';
import { crash } from './crash.ts';
import { giveUp } from './give-up.ts';
import { vanish } from './vanish.ts';
import { latePush } from './late-push.ts';
import { postpone } from './postpone.ts';
import { release } from './release.ts';
import { push } from './push.ts';
import { read } from './read.ts';
import { record } from './record.ts';
import { repairDrift } from './repair-drift.ts';
import { restoreBackup } from './restore-backup.ts';
import { settle } from './settle.ts';
import type { World } from './world.ts';

/** Every step that is possible in the state. */
export function takeSteps(world: World, state: State): void {
  const { scope } = world;
  changeWorld(world, state);
  expire(world, state);
  latePush(world, state);
  if (scope.intentions.includes('drift')) {
    repairDrift(world, state);
  }
  if (scope.intentions.includes('restored')) {
    restoreBackup(world, state);
  }
  scope.intentions.forEach((kind, place) => deliver(world, state, place, kind));
  state.attempts.forEach((_, place) => attemptSteps(world, state, place));
}

function attemptSteps(world: World, state: State, place: number): void {
  const kind = world.scope.intentions[place];
  const actor = kind ?? 'zombie';
  const at = state.attempts[place]?.phase ?? phase.idle;
  const intention = state.intentions[place];
  if (at === phase.idle) {
    if (intention?.standing === standing.open && intention.ticket > 0) {
      claim(world, state, place, actor);
      giveUp(world, state, place, actor);
    }
    return;
  }
  nextStep(world, state, place, actor);
  if (kind === undefined) {
    vanish(world, place);
  } else {
    crash(world, state, place, actor);
  }
}

function nextStep(world: World, state: State, place: number, actor: string): void {
  switch (state.attempts[place]?.phase) {
    case undefined:
    case phase.idle:
      return;
    case phase.claimed:
    case phase.customersRead:
    case phase.versionRead:
    case phase.firstPageRead:
      return read(world, state, place, actor);
    case phase.stripeRead:
      return record(world, state, place, actor);
    case phase.pushSent:
      return push(world, state, place, actor);
    case phase.acknowledged:
      return settle(world, state, place, actor);
    case phase.conflicted:
      return postpone(world, state, place, actor);
    case phase.failed:
      return release(world, state, place, actor);
  }
}
