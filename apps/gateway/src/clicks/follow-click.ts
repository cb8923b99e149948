import { takeHandoff } from '@planbridge/accounts';
import type { OpenCheckoutResult, OpenPortalResult } from '@planbridge/contracts';
import type { AskDatabase } from '../account/create-database-gate.ts';
import { problems } from '../http/problems.ts';

type ClickResult = OpenCheckoutResult | OpenPortalResult;

export type ClickEnd<Result extends ClickResult> =
  | Readonly<{ end: 'redirect'; url: string; result: Extract<Result, { outcome: 'redirect' }> }>
  | Readonly<{ end: 'refused'; result: Exclude<Result, { outcome: 'redirect' }> }>;

type Click<Result> = Readonly<{
  /** Starts the account's workflow or joins the one that is running, and waits for its result. */
  run: () => Promise<Result>;
  fingerprint: string;
  askDatabase: AskDatabase;
}>;

// Each further run means that somebody else's click was faster. The deadline that each run is awaited under ends it before this does: five runs
// are too few for some of fifty clicks at once on four plans.
const mostRuns = 100;

/**
 * Runs a click until it ends with what this caller asked for: a run that was joined may have served another wish, and a hand-off
 * may have been taken and removed by those who joined it too.
 */
export async function followClick<Result extends ClickResult>(
  click: Click<Result>,
): Promise<ClickEnd<Result>> {
  for (let runs = 0; runs < mostRuns; runs += 1) {
    const result: Result = await click.run();
    if (result.outcome === 'unavailable') {
      throw problems.unavailable(result.dependency);
    }
    if (result.fingerprint === click.fingerprint) {
      if (isRefusal(result)) {
        return { end: 'refused', result };
      }
      if (isRedirect(result)) {
        const handoff = await click.askDatabase((db) => takeHandoff(db, result.handoffId));
        if (handoff !== null) {
          return { end: 'redirect', url: handoff.url, result };
        }
      }
    }
  }
  throw problems.unavailable('time');
}

function isRefusal<Result extends ClickResult>(
  result: Result,
): result is Exclude<Result, { outcome: 'redirect' }> {
  return result.outcome !== 'redirect';
}

function isRedirect<Result extends ClickResult>(
  result: Result,
): result is Extract<Result, { outcome: 'redirect' }> {
  return result.outcome === 'redirect';
}
