import Fastify from 'fastify';

export type Received = Readonly<{ body: Buffer; signature: string; at: number }>;

/** A webhook endpoint that keeps what came, byte by byte, and answers with what the test says. */
export async function hookReceiver(statusOf: (count: number) => number = () => 200) {
  const received: Received[] = [];
  const app = Fastify({ forceCloseConnections: true });
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  app.post('/', (request, reply) => {
    const { body } = request;
    received.push({
      body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
      signature: String(request.headers['stripe-signature']),
      at: Date.now(),
    });
    return reply.code(statusOf(received.length)).send({});
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    received,
    /** Waits until so many have come. */
    async until(count: number): Promise<readonly Received[]> {
      const deadline = Date.now() + 15_000;
      while (received.length < count) {
        if (Date.now() > deadline) {
          throw new Error(`${received.length} webhooks came within 15 s instead of ${count}.`);
        }
        await new Promise((resolve) => {
          setTimeout(resolve, 10);
        });
      }
      return received;
    },
    close: () => app.close(),
  };
}
