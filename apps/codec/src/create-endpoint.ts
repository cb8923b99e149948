import cors from '@fastify/cors';
import { createPayloadCodec } from '@planbridge/codec';
import type { CodecConfig } from '@planbridge/config';
import type { Payload } from '@temporalio/common';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { createAccess } from './create-access.ts';
import { payloadsSchema, payloadsToJson } from './payloads.ts';
import { Refusal } from './refusal.ts';
import { sentenceOf } from './sentence-of.ts';

const limits = {
  // A page of a history comes at once; Temporal itself takes no payload above 2 MiB.
  bodyLimit: 8 * 1024 * 1024,
  requestTimeout: 10_000,
  handlerTimeout: 10_000,
  connectionTimeout: 15_000,
  http: { headersTimeout: 5000, connectionsCheckingInterval: 1000 },
};

/**
 * Temporal's remote codec: what its Web UI and command line call to show payloads. It gives plain text to whoever may call it, so it is a
 * process of its own beside the gateway, and no page but the Web UI's may ask.
 */
export async function createEndpoint(config: CodecConfig, log: Logger): Promise<FastifyInstance> {
  const codec = createPayloadCodec(config.codecKeys);
  const checkAccess = createAccess(config);
  const app = Fastify(limits);

  // A form or a text needs no preflight, so any page could send one: only JSON is parsed.
  app.removeContentTypeParser('text/plain');
  await app.register(cors, {
    origin: [...config.origins],
    methods: ['POST'],
    allowedHeaders: ['authorization', 'content-type', 'x-namespace'],
    maxAge: 600,
  });
  app.addHook('onRequest', async ({ headers }, reply) => {
    reply.header('cache-control', 'no-store');
    const { origin, authorization } = headers;
    // The browser would keep the answer from a foreign page; it is not even made.
    if (origin !== undefined && !config.origins.includes(origin)) {
      throw new Refusal(403, 'Pages of this origin may not decode: list the Web UI’s in CODEC_ORIGINS.');
    }
    await checkAccess(authorization);
    if (headers['x-namespace'] !== config.namespace) {
      throw new Refusal(403, 'X-Namespace must name the namespace that TEMPORAL_NAMESPACE names here.');
    }
  });
  app.addHook('onResponse', async ({ method, routeOptions }, { statusCode }) => {
    log.info({ method, route: routeOptions.url ?? 'none', status: statusCode }, 'Request answered');
  });
  app.setErrorHandler((error, _request, reply) => {
    const { status, sentence } = sentenceOf(error);
    return reply.code(status).send({ error: sentence });
  });

  app.post(
    '/encode',
    route((payloads) => codec.encode(payloads)),
  );
  app.post(
    '/decode',
    route((payloads) => codec.decode(payloads)),
  );
  return app;
}

function route(run: (payloads: Payload[]) => Promise<Payload[]>) {
  return async ({ body }: Readonly<{ body: unknown }>) =>
    payloadsToJson(await run([...payloadsSchema.parse(body).payloads]));
}
