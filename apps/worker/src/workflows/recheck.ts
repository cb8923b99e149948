import { proxyLocalActivities } from '@temporalio/workflow';
import type { RecheckActivities } from './ports.ts';
import { trySettling } from './settle.ts';

const { drawDueIntentions } = proxyLocalActivities<RecheckActivities>({
  startToCloseTimeout: '10 s',
  retry: { maximumAttempts: 3 },
});

const atOnce = 100;

/**
 * Run by the schedule `recheck` every minute: settles the accounts whose grace period or grant has ended. What fails stays due, and the next
 * minute takes it up again.
 */
export async function recheck(): Promise<Readonly<{ due: number }>> {
  const intentions = await drawDueIntentions(atOnce);
  const lanes = Array.from({ length: 5 }, (_, lane) => intentions.filter((__, index) => index % 5 === lane));
  await Promise.all(
    lanes.map(async (lane) => {
      for (const { ref, ticket } of lane) {
        await trySettling({ kind: 'account', ref, ticket });
      }
    }),
  );
  return { due: intentions.length };
}
