import { newSecret } from '../new-secret.ts';
import type { World } from '../world.ts';
import type { Endpoint } from './endpoint.ts';

/** New secrets. The old one signs too for a while: one signature per secret in one header (stripe.md 2, Delivery). */
export function rollSecrets(
  world: World,
  {
    endpoint: wished,
    secret,
    keepMs,
  }: Readonly<{ endpoint: string | undefined; secret: string | undefined; keepMs: number }>,
): readonly Endpoint[] {
  return world.endpoints
    .list()
    .filter(({ id }) => wished === undefined || id === wished)
    .map((endpoint) =>
      world.endpoints.put(endpoint.id, {
        ...endpoint,
        secret: secret ?? newSecret(),
        former: keepMs === 0 ? null : { secret: endpoint.secret, until: world.realNow() + keepMs },
      }),
    );
}
