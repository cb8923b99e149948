import { once } from 'node:events';
import { connect } from 'node:net';
import Fastify from 'fastify';
import { closeGracefully } from '../src/http/close-gracefully.ts';

async function setup() {
  const app = Fastify({ requestTimeout: 10_000 });
  const closing = closeGracefully(app);
  // Answers only once closing has begun.
  app.get('/slow', async () => {
    if (!closing.aborted) await once(closing, 'abort');
    return 'answered';
  });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const open = async (bytes: string) => {
    const connected = once(app.server, 'connection');
    const socket = connect(Number(new URL(address).port), '127.0.0.1', () => socket.write(bytes));
    await connected;
    return socket;
  };
  const close = async () => {
    const began = performance.now();
    await app.close();
    return performance.now() - began;
  };
  return { app, address, open, close };
}

test.each([
  ['was opened ahead of a request that never comes', ''],
  ['has sent half of a request', 'GET /slow HTTP/1.1\r\n'],
])('a connection that %s does not hold up the closing', async (_what, bytes) => {
  const { open, close } = await setup();
  const socket = await open(bytes);
  const ended = once(socket.resume(), 'close');
  expect(await close()).toBeLessThan(3000);
  await ended;
});

test('a request that is under way is answered, and its connection goes with it', async () => {
  const { app, address, close } = await setup();
  const received = once(app.server, 'request');
  const answer = fetch(`${address}/slow`);
  await received;
  expect(await close()).toBeLessThan(3000);
  expect(await (await answer).text()).toBe('answered');
  expect((await answer).headers.get('connection')).toBe('close');
});
