import type { World } from '../world.ts';

/** With everything that was still to be sent there. */
export function removeEndpoint(world: World, id: string): void {
  world.endpoints.remove(id);
  for (const delivery of world.deliveries.list()) {
    if (delivery.endpoint === id) {
      world.deliveries.remove(delivery.id);
    }
  }
}
