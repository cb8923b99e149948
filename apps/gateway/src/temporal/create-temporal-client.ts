import { Client, Connection } from '@temporalio/client';
import type { ConnectionOptions } from '@temporalio/client';

export type TemporalSettings = Readonly<{ connectionOptions: ConnectionOptions; namespace: string }>;

// gRPC's own back-off grows to two minutes: after an outage of 45 s it took 22 s to notice that the server was back, so 1 s.
const channelArgs = { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 1000 };

/** Lazy: the gateway starts, and answers what needs no Temporal, while Temporal is away. */
export function createTemporalClient({ connectionOptions, namespace }: TemporalSettings): Client {
  const connection = Connection.lazy({ ...connectionOptions, channelArgs });
  return new Client({ connection, namespace });
}
