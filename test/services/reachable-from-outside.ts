import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';

const patienceMs = 5000;

/** Which of the ports take connections at an address of this machine other than 127.0.0.1, where other machines would call. */
export async function reachableFromOutside(ports: readonly number[]): Promise<readonly string[]> {
  const addresses = await otherAddresses();
  const reached = await Promise.all(
    addresses.flatMap((host) =>
      ports.map(async (port) => ((await isReachable(host, port)) ? `${host} ${port}` : null)),
    ),
  );
  return reached.filter((place) => place !== null);
}

/** Those at which a listener on every address is found, because to find nothing at the others proves nothing. */
async function otherAddresses(): Promise<readonly string[]> {
  const own = Object.values(networkInterfaces())
    .flatMap((addresses = []) => addresses)
    .filter(({ internal }) => !internal)
    .map(({ address }) => address);
  const server = createServer((socket) => socket.destroy()).listen(0);
  await once(server, 'listening');
  try {
    const address = server.address();
    const port = address === null || typeof address === 'string' ? 0 : address.port;
    const found: string[] = [];
    // A machine without a network has a whole range of loopback addresses still, of which nobody binds the second.
    for (const host of ['127.0.0.2', ...own]) {
      if (await isReachable(host, port)) {
        found.push(host);
      }
    }
    if (found.length === 0) {
      throw new Error(
        'No address of this machine but 127.0.0.1 takes connections: nothing could be told from here.',
      );
    }
    return found;
  } finally {
    server.close();
  }
}

async function isReachable(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port, timeout: patienceMs });
  return await new Promise<boolean>((resolve) => {
    // Where nobody listens, a socket that happens to get the same port connects to itself.
    socket.once('connect', () => resolve(socket.localPort !== port));
    socket.once('timeout', () => resolve(false));
    socket.once('error', () => resolve(false));
  }).finally(() => socket.destroy());
}
