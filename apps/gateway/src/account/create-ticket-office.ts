import { setTimeout as sleep } from 'node:timers/promises';
import { drawTicket } from '@planbridge/accounts';
import type { AskDatabase } from './create-database-gate.ts';

/** Draws a new intention to settle the account. */
export type DrawTicketFor = (ref: string) => Promise<bigint>;

const oneSecondMs = 1000;

/**
 * At most one ticket per account and second, however often a page asks: who comes too early waits for the second to end and shares
 * the next one. Sharing the last one instead would be wrong: what the caller has just paid may have come after it.
 */
export function createTicketOffice(askDatabase: AskDatabase): DrawTicketFor {
  const next = new Map<string, Promise<bigint>>();
  const drawnAt = new Map<string, number>();

  async function draw(ref: string): Promise<bigint> {
    const early = (drawnAt.get(ref) ?? -Infinity) + oneSecondMs - performance.now();
    if (early > 0) {
      await sleep(early);
    }
    drawnAt.set(ref, performance.now());
    setTimeout(() => forget(ref), oneSecondMs).unref();
    return await askDatabase(drawTicket);
  }

  // The map holds whom it has to hold back and nobody else.
  function forget(ref: string): void {
    if (performance.now() - (drawnAt.get(ref) ?? 0) >= oneSecondMs) {
      drawnAt.delete(ref);
    }
  }

  return async function drawTicketFor(ref) {
    const shared = next.get(ref) ?? draw(ref).finally(() => next.delete(ref));
    next.set(ref, shared);
    return await shared;
  };
}
