import { newId } from '../new-id.ts';
import { newSecret } from '../new-secret.ts';
import type { Endpoint } from '../webhooks/endpoint.ts';
import type { World } from '../world.ts';

export type NewEndpoint = Pick<Endpoint, 'url' | 'enabledEvents' | 'payload'> &
  Partial<Pick<Endpoint, 'name' | 'description' | 'apiVersion' | 'metadata' | 'secret'>> &
  Readonly<{ prefix: 'we' | 'ed' }>;

export function createEndpoint(world: World, { prefix, ...given }: NewEndpoint): Endpoint {
  const id = newId(prefix);
  return world.endpoints.put(id, {
    id,
    name: '',
    description: null,
    apiVersion: null,
    metadata: {},
    secret: newSecret(),
    ...given,
    former: null,
    status: 'enabled',
    created: world.now(),
  });
}
