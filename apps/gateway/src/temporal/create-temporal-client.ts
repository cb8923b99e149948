import { setTimeout as sleep } from 'node:timers/promises';
import {
  Client,
  Connection,
  isGrpcDeadlineError,
  isRetryableError,
  makeGrpcRetryInterceptor,
} from '@temporalio/client';
import type { ConnectionOptions } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';

export type TemporalSettings = Readonly<{
  connectionOptions: ConnectionOptions;
  namespace: string;
  /** Absent: nothing is encrypted. */
  dataConverter?: DataConverter;
}>;

export type TemporalClient = Readonly<{
  /** Asks under a deadline. Whoever misses an answer has the next one ask over a new connection. */
  ask: <Answer>(patienceMs: number, question: (client: Client) => Promise<Answer>) => Promise<Answer>;
  close: () => Promise<void>;
}>;

const channelArgs = {
  // gRPC's own back-off grows to two minutes: after an outage of 45 s it took 22 s to notice that the server was back, so 1 s.
  'grpc.initial_reconnect_backoff_ms': 200,
  'grpc.max_reconnect_backoff_ms': 1000,
  // Or a connection made anew would share the TCP connection that it replaces.
  'grpc.use_local_subchannel_pool': 1,
};

/** The SDK waits up to 5 s between attempts and does so past a call's deadline, so the pause is what a caller waits too long. */
const retryPauseMs = 300;

/** As many attempts as fit into the time that a start may take; a result is awaited by a watch of its own. */
const mostAttempts = 12;

/** Longer than anybody waits for a result. */
const drainMs = 35_000;

/**
 * Lazy: the gateway starts, and answers what needs no Temporal, while Temporal is away. A server that vanishes without a word (a failed
 * machine, a dropped route) would be noticed by the SDK's keep-alive after 45 s, and servers refuse pings that come much more often. So
 * a missed deadline makes the next caller connect anew; who still waits on the old connection may finish.
 */
export function createTemporalClient(settings: TemporalSettings): TemporalClient {
  const { connectionOptions, namespace, dataConverter = {} } = settings;
  let closing = false;
  const retries = makeGrpcRetryInterceptor({
    delayFunction: () => retryPauseMs,
    retryableDecider: (attempt, status) => !closing && attempt < mostAttempts && isRetryableError(status),
  });
  const options = { ...connectionOptions, channelArgs, interceptors: [retries] };
  const open = () => new Client({ connection: Connection.lazy(options), namespace, dataConverter });
  const draining = new Set<Client>();
  let current = open();

  function replace(suspect: Client): void {
    if (suspect !== current || closing) {
      return;
    }
    current = open();
    draining.add(suspect);
    setTimeout(() => {
      if (draining.delete(suspect)) void suspect.connection.close();
    }, drainMs).unref();
  }

  return {
    ask: async (patienceMs, question) => {
      const client = current;
      try {
        return await client.withDeadline(Date.now() + patienceMs, async () => await question(client));
      } catch (error) {
        if (isGrpcDeadlineError(error)) {
          replace(client);
        }
        throw error;
      }
    },
    close: async () => {
      // An attempt that comes after its channel is closed throws where nobody can catch it, so the last pause ends first.
      closing = true;
      await sleep(retryPauseMs + 50);
      const clients = [current, ...draining];
      draining.clear();
      await Promise.all(clients.map(async ({ connection }) => await connection.close()));
    },
  };
}
