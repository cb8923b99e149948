import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import type { Store } from '../state/journal.ts';
import { createEntitlements } from './create-entitlements.ts';
import { dbosCloudRoutes } from './dbos-cloud-routes.ts';
import { entitlementRoutes } from './entitlement-routes.ts';
import { productControl } from './product-control.ts';
import { productPages } from './product-pages.ts';

/** The product whose accounts have plans. The token serves both of its APIs: as bearer token here, as refresh token there. */
export async function registerProduct(
  app: FastifyInstance,
  { token, store }: Readonly<{ token: string; store: Store }>,
): Promise<void> {
  const entitlements = createEntitlements(store);
  await app.register(formbody);
  await app.register(async (scope) => entitlementRoutes(scope, entitlements, token));
  dbosCloudRoutes(app, { refreshToken: token, store });
  productControl(app, entitlements);
  productPages(app, entitlements);
}
