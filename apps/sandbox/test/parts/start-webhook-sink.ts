import Fastify from 'fastify';
import Stripe from 'stripe';

/** A gateway that takes webhooks: verified by Stripe’s own client, or noted as refused. */
export async function startWebhookSink(secret: string) {
  const stripe = new Stripe('sk_test_sink');
  const types: string[] = [];
  const app = Fastify({ forceCloseConnections: true });
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  app.post('/webhooks/stripe', (request, reply) => {
    const signature = String(request.headers['stripe-signature']);
    const event = stripe.webhooks.constructEvent(String(request.body), signature, secret);
    types.push(event.type);
    return reply.send({ received: true });
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });

  /** Waits until such an event has come, and tells all that have. */
  async function until(type: string): Promise<readonly string[]> {
    const deadline = Date.now() + 15_000;
    while (!types.includes(type)) {
      if (Date.now() > deadline) {
        throw new Error(`No ${type} came within 15 s; what came: ${types.join(', ') || 'nothing'}.`);
      }
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
    }
    return types;
  }
  return { url, until, close: () => app.close() };
}
