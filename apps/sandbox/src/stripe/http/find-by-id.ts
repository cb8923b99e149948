import type { World } from '../world.ts';

/** Ids say what an object is. */
export function findById(world: World, id: string): unknown {
  if (id.startsWith('sub_sched_')) {
    return world.schedules.get(id);
  }
  switch (id.slice(0, id.indexOf('_'))) {
    case 'cus':
      return world.customers.get(id);
    case 'sub':
      return world.subscriptions.get(id);
    case 'in':
      return world.invoices.get(id);
    case 'price':
      return world.prices.get(id);
    case 'prod':
      return world.products.get(id);
    case 'cs':
      return world.sessions.get(id);
    case 'bpc':
      return world.portalConfigurations.get(id);
    default:
      return undefined;
  }
}
