import { createServer } from 'node:net';
import { once } from 'node:events';
import { freePort } from './free-port.ts';

test('a port is given once, below those of outgoing connections, and can be listened on', async () => {
  const ports = await Promise.all(Array.from({ length: 50 }, () => freePort()));
  expect(new Set(ports).size).toBe(50);
  expect(ports.filter((port) => port < 1024 || port >= 32_768)).toEqual([]);
  const server = createServer().listen(ports[0], '127.0.0.1');
  await once(server, 'listening');
  server.close();
});
