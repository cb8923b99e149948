import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { apiDocument } from './api-document.ts';
import { apiRouteSchema } from './api-route-schema.ts';

/** The page's own files, its inline styles and pictures, and calls to this gateway: nothing from anywhere else. */
const pagePolicy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

/** Must be registered before the routes: it collects them as they come. */
export async function registerOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Planbridge gateway',
        version: '1',
        description:
          'Checkout, portal and plan of the signed-in account, and the endpoint for Stripe’s webhooks.',
        license: { name: 'Apache License 2.0', identifier: 'Apache-2.0' },
      },
      tags: [
        { name: 'billing', description: 'For a website, with the access token of its signed-in user.' },
        { name: 'stripe', description: 'For Stripe.' },
        { name: 'operation', description: 'For who operates it: probes.' },
      ],
      components: {
        securitySchemes: {
          bearer: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'JWT',
            description: 'An access token of the identity provider; it names the account.',
          },
        },
      },
    },
    transform: apiRouteSchema,
    transformObject: apiDocument,
  });
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: pagePolicy });
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
}
