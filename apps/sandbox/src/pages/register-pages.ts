import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import type { World } from '../stripe/world.ts';
import { checkoutRoutes } from './checkout-routes.ts';
import { debitRoutes } from './debit-routes.ts';
import { portalRoutes } from './portal-routes.ts';

/** Stripe's hosted pages: Checkout, the Customer Portal, and the bank behind the debits. */
export async function registerPages(
  app: FastifyInstance,
  { world }: Readonly<{ world: World }>,
): Promise<void> {
  await app.register(formbody);
  checkoutRoutes(app, world);
  portalRoutes(app, world);
  debitRoutes(app, world);
}
