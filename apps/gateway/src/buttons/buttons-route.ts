import { createHash } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';

/** An hour: pages load it at once, and a fix reaches every browser within the hour. */
const cacheControl = 'public, max-age=3600';

/** The script of `<planbridge-upgrade>` and its siblings. It may be loaded from any page: what its calls may do is for the routes to say. */
export function buttonsRoute(script: string): FastifyPluginAsyncZod {
  const etag = `"${createHash('sha256').update(script).digest('base64url')}"`;

  return async (app) => {
    app.get('/buttons.js', { schema: { hide: true } }, (request, reply) => {
      void reply.headers({
        'cache-control': cacheControl,
        etag,
        // The pages are of other origins, and may ask the browser to load only what permits it.
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff',
      });
      // A proxy that compresses on the way weakens the tag.
      const known = (request.headers['if-none-match'] ?? '').split(/,\s*/);
      return known.includes(etag) || known.includes(`W/${etag}`)
        ? reply.code(304).send()
        : reply.type('text/javascript; charset=utf-8').send(script);
    });
  };
}
