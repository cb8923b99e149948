import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import { clickRoutes } from './click-routes.ts';
import { createGatewayClient } from './create-gateway-client.ts';
import { homeRoutes } from './home-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';

export type WebsiteSettings = Readonly<{ siteUrl: string; gatewayUrl: string; identityUrl: string }>;

/** A small site as a customer of Planbridge would have it: server-rendered, without scripts. */
export async function registerWebsite(app: FastifyInstance, settings: WebsiteSettings): Promise<void> {
  const { siteUrl, gatewayUrl, identityUrl } = settings;
  const gateway = createGatewayClient(gatewayUrl);
  await app.register(formbody);
  homeRoutes(app, gateway);
  clickRoutes(app, gateway, siteUrl);
  signInRoutes(app, { siteUrl, identityUrl });
}
