import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';

/** Stands between a client and a server, and can refuse or swallow what it should pass on. */
export async function startProxy(target: string) {
  const [host = '', port = ''] = target.split(':');
  const sockets = new Set<Socket>();
  let swallows = false;
  let server: Server = await listen(0);
  const ownPort = portOf(server);

  async function listen(at: number): Promise<Server> {
    const listening = createServer((incoming) => {
      sockets.add(incoming);
      incoming.on('error', () => undefined);
      if (swallows) {
        return;
      }
      const outgoing = connect(Number(port), host);
      sockets.add(outgoing);
      outgoing.on('error', () => incoming.destroy());
      incoming.on('close', () => outgoing.destroy());
      outgoing.on('close', () => incoming.destroy());
      incoming.pipe(outgoing).pipe(incoming);
    });
    await new Promise<void>((resolve) => {
      listening.listen(at, '127.0.0.1', resolve);
    });
    return listening;
  }

  async function refuse(): Promise<void> {
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    });
  }

  return {
    address: `127.0.0.1:${ownPort}`,
    /** Connections are refused, as by a server that is down. */
    refuse,
    /** Connections are taken and nothing is ever answered, as by a server that hangs. */
    swallow: async () => {
      await refuse();
      swallows = true;
      server = await listen(ownPort);
    },
    pass: async () => {
      swallows = false;
      server = await listen(ownPort);
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The proxy does not listen.');
  }
  return address.port;
}
