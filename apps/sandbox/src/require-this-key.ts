import type { FastifyInstance } from 'fastify';
import Stripe from 'stripe';
import { errorAnswer } from './stripe/http/error-answer.ts';

/** One key is good for the API. A wrong one in somebody’s environment shows here as it would at Stripe. */
export function requireThisKey(app: FastifyInstance, key: string): void {
  const basic = Buffer.from(`${key}:`).toString('base64');
  const { status, body } = errorAnswer(
    new Stripe.errors.StripeAuthenticationError({
      type: 'invalid_request_error',
      message: 'Invalid API Key provided: the sandbox was started with another STRIPE_SECRET_KEY.',
      statusCode: 401,
    }),
  );
  app.addHook('onRequest', async (request, reply) => {
    const { authorization } = request.headers;
    const isApi = /^\/v[12]\//.test(request.url);
    // Without any key the API itself says what is missing.
    if (
      isApi &&
      authorization !== undefined &&
      ![`Bearer ${key}`, `Basic ${basic}`].includes(authorization)
    ) {
      return reply.code(status).type('application/json').send(body);
    }
    return undefined;
  });
}
