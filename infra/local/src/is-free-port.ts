import { once } from 'node:events';
import { createServer } from 'node:net';

/** Nobody listens on the port at 127.0.0.1 right now. */
export async function isFreePort(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
