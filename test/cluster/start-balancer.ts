import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';

export type Balancer = Readonly<{
  url: string;
  /** Connections that lead to this backend now and have carried a request. */
  inFlight(backendPort: number): number;
  close(): Promise<void>;
}>;

/** One address for several gateways, as in production: each connection goes to the next one in turn that takes it. */
export async function startBalancer(backendPorts: readonly number[]): Promise<Balancer> {
  const flights = new Map<number, Set<Socket>>(backendPorts.map((port) => [port, new Set()]));
  const open = new Set<Socket>();
  let turn = 0;

  const lead = (client: Socket, tries: readonly number[]): void => {
    const [port, ...others] = tries;
    if (port === undefined) {
      client.destroy();
      return;
    }
    const backend = connect(port, '127.0.0.1');
    const refused = () => lead(client, others);
    backend.once('error', refused).once('connect', () => {
      backend.off('error', refused);
      const flight = flights.get(port)?.add(client);
      const end = () => {
        flight?.delete(client);
        client.destroy();
        backend.destroy();
      };
      for (const side of [client, backend]) {
        side.on('error', end).on('close', end);
      }
      client.pipe(backend).pipe(client);
    });
  };

  const server = createServer((client) => {
    open.add(client);
    client.on('error', () => undefined).once('close', () => open.delete(client));
    turn += 1;
    const start = turn % backendPorts.length;
    lead(client, [...backendPorts.slice(start), ...backendPorts.slice(0, start)]);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The operating system named no port.');
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    inFlight: (port) => flights.get(port)?.size ?? 0,
    close: async () => {
      server.close();
      open.forEach((socket) => socket.destroy());
      await once(server, 'close');
    },
  };
}
