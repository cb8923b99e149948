import type { IncidentNotice } from '@planbridge/contracts';
import { ActivityFailure, ApplicationFailure, isCancellation, sleep } from '@temporalio/workflow';
import { backOffMs } from './back-off.ts';

type Posted = IncidentNotice['posted'];

/** Half an hour in all; what Slack refuses for longer is left to the digest. */
const rounds = 8;

/**
 * Tries again while it is certain that nothing was posted: Slack refused, or the activity failed by its own words, which is before it posts.
 * An attempt that vanished counts as posted, so that no message stands there twice. Null: there was nothing to post.
 */
export async function postPatiently(attempt: () => Promise<Posted | null>): Promise<Posted | null> {
  for (let round = 0; ; round += 1) {
    const posted = await outcomeOf(attempt);
    if (posted !== 'refused' || round === rounds) {
      return posted;
    }
    await sleep(backOffMs(round, Math.random()));
  }
}

async function outcomeOf(attempt: () => Promise<Posted | null>): Promise<Posted | null> {
  try {
    return await attempt();
  } catch (error) {
    if (isCancellation(error) || !(error instanceof ActivityFailure)) {
      throw error;
    }
    return error.cause instanceof ApplicationFailure ? 'refused' : 'unknown';
  }
}
