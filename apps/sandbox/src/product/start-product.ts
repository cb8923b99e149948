import { startService } from '../http/start-service.ts';
import type { Place, RunningService } from '../http/start-service.ts';
import { registerProduct } from './register-product.ts';

export function startProduct(place: Place, { token }: Readonly<{ token: string }>): Promise<RunningService> {
  return startService({
    name: 'product',
    site: 'Sandbox product',
    place,
    build: ({ app, store }) => registerProduct(app, { token, store }),
  });
}
