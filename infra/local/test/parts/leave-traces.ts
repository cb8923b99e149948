import { createDatabase, upsertAccount } from '@planbridge/accounts';
import { Client, Connection } from '@temporalio/client';
import type { RunningSystem } from '../../src/start/running-system.ts';
import { entitlementRequest } from './entitlement-request.ts';
import { traces } from './traces.ts';

/** Leaves something to find again in each place that keeps things. */
export async function leaveTraces(system: RunningSystem): Promise<void> {
  const { db, close } = createDatabase(system.databaseUrl, { maxConnections: 1 });
  const connection = await Connection.connect({ address: system.temporalAddress });
  try {
    await upsertAccount(db, { id: traces.account, email: null });
    await new Client({ connection }).workflow.start('waitForNobody', {
      workflowId: traces.workflow,
      taskQueue: 'nobody',
    });
    const response = await entitlementRequest(system, 'PUT');
    expect([200, 204]).toContain(response.status);
  } finally {
    await close();
    await connection.close();
  }
}
