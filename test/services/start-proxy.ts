import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';

type Mode = 'passing' | 'silent' | 'refusing';

/** Stands between a client and a server that listens on 127.0.0.1, and takes the server away in the ways that servers go. */
export async function startProxy(targetPort: number) {
  const sockets = new Set<Socket>();
  let mode: Mode = 'passing';
  let server = await listen(0);
  const port = portOf(server);

  async function listen(at: number): Promise<Server> {
    const listening = createServer((incoming) => {
      const outgoing = connect(targetPort, '127.0.0.1');
      for (const [from, to] of [
        [incoming, outgoing],
        [outgoing, incoming],
      ] as const) {
        sockets.add(from);
        from.on('data', (bytes: Buffer) => to.write(bytes));
        from.on('error', () => to.destroy());
        from.on('close', () => {
          sockets.delete(from);
          to.destroy();
        });
        if (mode === 'silent') from.pause();
      }
    });
    await new Promise<void>((resolve) => {
      listening.listen(at, '127.0.0.1', resolve);
    });
    return listening;
  }

  async function reopen(): Promise<void> {
    if (mode === 'refusing') server = await listen(port);
  }

  async function refuse(): Promise<void> {
    mode = 'refusing';
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  }

  return {
    port,
    /** How many connections clients hold or attempt. */
    connections: () => sockets.size / 2,
    /** As by a server that is down. */
    refuse,
    /** As by a server that hangs: connections are kept and taken, and nothing is answered. */
    silence: async () => {
      await reopen();
      mode = 'silent';
      for (const socket of sockets) socket.pause();
    },
    /** The server is back, and answers what it was asked while it hung. */
    pass: async () => {
      await reopen();
      mode = 'passing';
      for (const socket of sockets) socket.resume();
    },
    /** Another machine has taken over: it serves new connections, and nobody ever closes those of the old one. */
    failOver: async () => {
      await reopen();
      mode = 'passing';
    },
    close: refuse,
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The proxy does not listen.');
  }
  return address.port;
}
