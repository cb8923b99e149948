import { setTimeout as sleep } from 'node:timers/promises';
import { findAccountByRef } from '@planbridge/accounts';
import type { WaitLimits, WorkflowStarter } from '../temporal/workflow-starter.ts';
import type { AskDatabase } from './create-database-gate.ts';

type Awaited = Readonly<{
  ref: string;
  ticket: bigint;
  limits: WaitLimits;
  askDatabase: AskDatabase;
  workflows: Pick<WorkflowStarter, 'syncAccount'>;
}>;

type RunEnd = Readonly<{ kind: 'ended' }> | Readonly<{ kind: 'failed'; error: unknown }>;

// A settlement takes about as long as Stripe takes for one answer, so the first second is looked at closely.
const closeLookMs = 1000;
const firstPollMs = 150;
const slowestPollMs = 1000;

// A run that was joined may have been started for an older ticket; one that ends so again and again is in trouble of its own.
const mostRuns = 4;

/**
 * Waits until the account is settled for the ticket, and says whether it was. The row is polled beside the run, because another
 * intention's settlement covers the ticket as well, maybe while this run waits for its next attempt.
 */
export async function awaitSettlement(awaited: Awaited): Promise<boolean> {
  const done = new AbortController();
  try {
    return await pollUntilCovered(awaited, () => runToEnd(awaited, done.signal));
  } finally {
    done.abort();
  }
}

async function pollUntilCovered(awaited: Awaited, startRun: () => Promise<RunEnd>): Promise<boolean> {
  const { limits, ref, ticket, askDatabase } = awaited;
  let runs = 1;
  let run = startRun();
  let pause = firstPollMs;
  const began = performance.now();
  for (;;) {
    const end = await Promise.race([run, sleep(Math.min(pause, timeLeft(limits)), null)]);
    const account = await askDatabase((db) => findAccountByRef(db, ref));
    if (account !== null && account.coveredTicket >= ticket && !account.pushPending) {
      return true;
    }
    if (limits.signal.aborted || timeLeft(limits) === 0) {
      return false;
    }
    if (end?.kind === 'failed') {
      throw end.error;
    }
    if (end?.kind === 'ended') {
      run = runs < mostRuns ? startRun() : never();
      runs += 1;
    }
    pause = performance.now() - began < closeLookMs ? firstPollMs : Math.min(pause * 1.5, slowestPollMs);
  }
}

async function runToEnd({ workflows, ref, ticket, limits }: Awaited, done: AbortSignal): Promise<RunEnd> {
  const signal = AbortSignal.any([limits.signal, done]);
  try {
    // A second more than the page waits, so that the wait ends with an answer and not with the run's time-out.
    await workflows.syncAccount(
      { ref, ticket: String(ticket) },
      { deadline: limits.deadline + 1000, signal },
    );
    return { kind: 'ended' };
  } catch (error) {
    return { kind: 'failed', error };
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}

function timeLeft({ deadline }: WaitLimits): number {
  return Math.max(0, deadline - Date.now());
}
