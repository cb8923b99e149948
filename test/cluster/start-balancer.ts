import { once } from 'node:events';
import { createServer, request as ask } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

export type Balancer = Readonly<{
  url: string;
  /** Requests that this backend has and has not answered. */
  inFlight(backendPort: number): number;
  close(): Promise<void>;
}>;

type Received = Readonly<{ request: IncomingMessage; response: ServerResponse; body: Buffer }>;

/** One address for several gateways, as in production: each request goes to the next one in turn that listens. */
export async function startBalancer(backendPorts: readonly number[]): Promise<Balancer> {
  const flights = new Map<number, number>();
  let turn = 0;

  async function lead(received: Received): Promise<void> {
    turn += 1;
    const start = turn % backendPorts.length;
    for (const port of [...backendPorts.slice(start), ...backendPorts.slice(0, start)]) {
      flights.set(port, (flights.get(port) ?? 0) + 1);
      try {
        if (await answeredBy(port, received)) {
          return;
        }
      } finally {
        flights.set(port, (flights.get(port) ?? 0) - 1);
      }
    }
    received.response.destroy();
  }

  const server = createServer((request, response) => {
    // Whoever is in flight when a gateway dies sees the connection end.
    buffer(request)
      .then((body) => lead({ request, response, body }))
      .catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The operating system named no port.');
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    inFlight: (port) => flights.get(port) ?? 0,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** False: nobody listens there. */
async function answeredBy(port: number, { request, response, body }: Received): Promise<boolean> {
  const { method, url: path, headers } = request;
  // A connection of its own: a kept one might lead to a process that is dead.
  const asked = ask({ host: '127.0.0.1', port, method, path, headers, agent: false });
  const gaveUp = () => asked.destroy();
  response.once('close', gaveUp);
  try {
    const [answer]: IncomingMessage[] = await once(asked.end(body), 'response');
    if (answer === undefined) {
      throw new Error('The gateway answered nothing.');
    }
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    await pipeline(answer, response);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED') {
      return false;
    }
    throw error;
  } finally {
    response.off('close', gaveUp);
  }
}
