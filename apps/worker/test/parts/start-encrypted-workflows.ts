import { Buffer } from 'node:buffer';
import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { createDataConverter, failureConverterPath } from '@planbridge/codec';
import type { CodecKey } from '@planbridge/codec';
import { taskQueues, workflowIds, workflowTypes } from '@planbridge/contracts';
import type { SettleEvent } from '@planbridge/contracts';
import { Client } from '@temporalio/client';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Activities } from '../../src/activities/create-activities.ts';
import { createNamespace } from '../../../../test/services/create-namespace.ts';
import { runWorkers } from './run-workers.ts';
import { unusedActivities } from './unused-activities.ts';
import { workflowBundle } from './workflow-bundle.ts';

// The SDK reports what these tests provoke.
Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined), shutdownSignals: [] });

/** Keys that look like production's, and are made anew for each test. */
export function codecKey(id: string): CodecKey {
  return { id, key: createSecretKey(Buffer.from(randomBytes(32))) };
}

/** A namespace whose clients and workers each have the keys that they are given, as processes with an environment of their own. */
export async function startEncryptedWorkflows() {
  const { address, namespace, client: plainClient, close } = await createNamespace();
  const [plain, encrypted] = await Promise.all([
    workflowBundle(),
    workflowBundle('../../src/workflows/index.ts', { failureConverterPath }),
  ]);

  async function startWorker(
    keys: readonly CodecKey[],
    settleAccount: Activities['settleAccount'],
  ): Promise<() => Promise<void>> {
    return await runWorkers(
      { address, namespace },
      {
        dataConverter: createDataConverter(keys),
        activities: { ...unusedActivities, settleAccount },
        workflowBundle: keys.length === 0 ? plain : encrypted,
      },
    );
  }

  return {
    plainClient,
    bundles: { plain, encrypted },
    close,
    startWorker,
    /** A client with these keys, as the gateway has one. */
    clientWith: (keys: readonly CodecKey[]) =>
      new Client({
        connection: plainClient.connection,
        namespace,
        dataConverter: createDataConverter(keys),
      }),
    startEvent: async (client: Client, customerId: string) => {
      const eventId = `evt_${randomUUID().slice(0, 8)}`;
      return await client.workflow.start<SettleEvent>(workflowTypes.settleEvent, {
        workflowId: workflowIds.settleEvent(eventId),
        taskQueue: taskQueues.events,
        args: [{ eventId, type: 'customer.subscription.updated', customerId, object: null }],
        staticSummary: `an event of ${customerId}`,
      });
    },
  };
}

export type EncryptedWorkflows = Awaited<ReturnType<typeof startEncryptedWorkflows>>;
