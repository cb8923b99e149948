import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import { buttonsRoutes } from './buttons/buttons-routes.ts';
import { standInGateway } from './buttons/stand-in-gateway.ts';
import { clickRoutes } from './click-routes.ts';
import { homeRoutes } from './home-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { tokenRoute } from './token-route.ts';

export type WebsiteSettings = Readonly<{ siteUrl: string; gatewayUrl: string; identityUrl: string }>;

/** A small site as a customer of Planbridge would have it: server-rendered, and beside that a page with the custom elements. */
export async function registerWebsite(app: FastifyInstance, settings: WebsiteSettings): Promise<void> {
  const { siteUrl, gatewayUrl, identityUrl } = settings;
  await app.register(formbody);
  homeRoutes(app, gatewayUrl);
  clickRoutes(app, { siteUrl, gatewayUrl });
  signInRoutes(app, { siteUrl, identityUrl });
  tokenRoute(app);
  buttonsRoutes(app, gatewayUrl);
  standInGateway(app, siteUrl);
}
