import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection, isRetryableError, makeGrpcRetryInterceptor } from '@temporalio/client';
import type { ConnectionOptions } from '@temporalio/client';

export type TemporalSettings = Readonly<{ connectionOptions: ConnectionOptions; namespace: string }>;

export type TemporalClient = Readonly<{ client: Client; close: () => Promise<void> }>;

// gRPC's own back-off grows to two minutes: after an outage of 45 s it took 22 s to notice that the server was back, so 1 s.
const channelArgs = { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 1000 };

/** The SDK waits up to 5 s between attempts and does so past a call's deadline, so the pause is what a caller waits too long. */
const retryPauseMs = 300;

/** As many attempts as fit into the time that a start may take; a result is awaited by a watch of its own. */
const mostAttempts = 12;

/** Lazy: the gateway starts, and answers what needs no Temporal, while Temporal is away. */
export function createTemporalClient({ connectionOptions, namespace }: TemporalSettings): TemporalClient {
  let closing = false;
  const retries = makeGrpcRetryInterceptor({
    delayFunction: () => retryPauseMs,
    retryableDecider: (attempt, status) => !closing && attempt < mostAttempts && isRetryableError(status),
  });
  const connection = Connection.lazy({ ...connectionOptions, channelArgs, interceptors: [retries] });

  return {
    client: new Client({ connection, namespace }),
    close: async () => {
      // An attempt that comes after its channel is closed throws where nobody can catch it, so the last pause ends first.
      closing = true;
      await sleep(retryPauseMs + 50);
      await connection.close();
    },
  };
}
