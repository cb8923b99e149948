import { once } from 'node:events';
import { createServer } from 'node:net';
import { createDatabase } from '../src/index.ts';

/** PostgreSQL's question whether the server speaks TLS, which comes before anything else. */
const tlsRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

/** A server that says no to TLS and keeps what it is sent. */
async function startPlainServer() {
  const sent: Buffer[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      sent.push(bytes);
      if (bytes.equals(tlsRequest)) {
        socket.write('N');
      } else {
        socket.destroy();
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address === null || typeof address === 'string' ? 0 : address.port;
  return { server, url: `postgres://ada:hush@127.0.0.1:${port}/planbridge`, sent: () => Buffer.concat(sent) };
}

test.each(['require', 'verify-full'])(
  'with sslmode=%s nothing is said to a server without TLS',
  async (mode) => {
    const { server, url, sent } = await startPlainServer();
    const { db, close } = createDatabase(`${url}?sslmode=${mode}`);
    await expect(db.execute('select 1')).rejects.toThrow('Failed query');
    await close();
    server.close();
    expect(sent().subarray(0, 8)).toEqual(tlsRequest);
    expect(sent().toString('latin1')).not.toMatch(/ada|planbridge|hush/);
  },
);
