import { searchAttributes, taskQueues } from '@planbridge/contracts';
import { isGrpcServiceError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import type { TemporalClient } from './create-temporal-client.ts';

export type TemporalState = Readonly<{
  temporal: 'up' | 'down';
  searchAttributes: 'registered' | 'missing' | 'unknown';
  worker: 'polling' | 'missing' | 'unknown';
}>;

export type ProbeTemporal = () => Promise<TemporalState>;

const patienceMs = 2000;

/** A poll is renewed every minute, and the server remembers a poller for five: only a recent one is still there. */
const recentPollMs = 75_000;

/** temporal.api.enums.v1.IndexedValueType; the SDK's package of enums cannot be imported by name from an ES module. */
const keyword = 2;

/** gRPC's PERMISSION_DENIED and UNIMPLEMENTED. */
const notForUs: ReadonlySet<number> = new Set([7, 12]);

const unreachable: TemporalState = { temporal: 'down', searchAttributes: 'unknown', worker: 'unknown' };

export function createTemporalProbe({ ask }: Pick<TemporalClient, 'ask'>): ProbeTemporal {
  return async function probeTemporal() {
    try {
      return await ask(patienceMs, async (client) => {
        const [attributes, ...polled] = await Promise.all([
          readSearchAttributes(client),
          isPolled(client, taskQueues.events),
          isPolled(client, taskQueues.checkout),
        ]);
        return {
          temporal: 'up',
          searchAttributes: attributes,
          worker: polled.every(Boolean) ? 'polling' : 'missing',
        };
      });
    } catch {
      return unreachable;
    }
  };
}

async function readSearchAttributes({
  connection,
  options: { namespace },
}: Client): Promise<TemporalState['searchAttributes']> {
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    const registered = Object.values(searchAttributes).every(
      (name) => Number(customAttributes[name]) === keyword,
    );
    return registered ? 'registered' : 'missing';
  } catch (error) {
    // Temporal Cloud keeps the operator's service to itself; there a missing attribute shows when a workflow starts.
    if (isGrpcServiceError(error) && notForUs.has(error.code)) {
      return 'unknown';
    }
    throw error;
  }
}

async function isPolled({ connection, options: { namespace } }: Client, name: string): Promise<boolean> {
  const { pollers } = await connection.workflowService.describeTaskQueue({ namespace, taskQueue: { name } });
  const oldest = Date.now() - recentPollMs;
  return pollers.some(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1000 > oldest);
}
