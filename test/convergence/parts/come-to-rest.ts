import type { Episode } from './create-episode.ts';
import type { Intention } from './intention.ts';
import { judgeRest } from './judge-rest.ts';
import { Violation } from './violation.ts';

const most = 1500;

/**
 * Things become quiet: what Stripe has to say is delivered, every intention is tried until it ends, then whoever was given up goes on to his end,
 * late pushes arrive, the schedules find nothing any more. Then all sides must agree.
 */
export async function comeToRest(episode: Episode): Promise<void> {
  for (let moves = 0; await move(episode); moves += 1) {
    if (moves > most) {
      throw new Violation(
        'quiet-stays-in-reach',
        `After ${most} moves without any disturbance something is left to do.`,
      );
    }
  }
  await judgeRest(episode);
}

/** False: nothing is left to do. */
async function move(episode: Episode): Promise<boolean> {
  const { attempts, deeds, late, intentions } = episode;
  const delivered = deeds.undelivered.shift();
  if (delivered !== undefined) {
    episode.intend(delivered);
    return true;
  }
  const open = intentions.find(({ settlement }) => settlement === null);
  const working =
    attempts.find(({ state }) => !state.isZombie) ?? (open === undefined ? attempts[0] : undefined);
  const turn = working?.turns.waiting[0];
  if (working !== undefined && turn !== undefined) {
    await episode.take(working, turn);
    return true;
  }
  const [push] = late;
  // Where the product has no fence the lease outlives a push that was given up.
  if (push !== undefined && (open === undefined || !episode.fenced)) {
    await episode.lands(push);
    return true;
  }
  if (open !== undefined) {
    await deeds.leaseEnds();
    await episode.start(open);
    return true;
  }
  const due = await dueByItself(episode);
  if (due !== null) {
    episode.intend(due);
  }
  return due !== null;
}

async function dueByItself({ deeds, restore }: Episode): Promise<Intention | null> {
  return (
    (restore.isOwed() ? await restore.goOn() : null) ??
    (await deeds.settlesOutdated()) ??
    (await deeds.rechecks()) ??
    (deeds.hasDrifted() ? deeds.reconciles() : null)
  );
}
