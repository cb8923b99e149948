import { createDatabase, findAccountById } from '@planbridge/accounts';
import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';
import type { RunningSystem } from '../../src/start/running-system.ts';
import { entitlementRequest } from './entitlement-request.ts';
import { traces } from './traces.ts';

type Found = Readonly<{ account: boolean; workflow: boolean; entitlement: boolean }>;

export async function findTraces(system: RunningSystem): Promise<Found> {
  const { db, close } = createDatabase(system.databaseUrl, { maxConnections: 1 });
  const connection = await Connection.connect({ address: system.temporalAddress });
  try {
    return {
      account: (await findAccountById(db, traces.account)) !== null,
      workflow: await hasWorkflow(new Client({ connection })),
      entitlement: (await entitlementRequest(system, 'GET')).status === 200,
    };
  } finally {
    await close();
    await connection.close();
  }
}

async function hasWorkflow(client: Client): Promise<boolean> {
  try {
    await client.workflow.getHandle(traces.workflow).describe();
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) {
      return false;
    }
    throw error;
  }
}
