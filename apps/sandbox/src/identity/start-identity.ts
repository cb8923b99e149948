import { startService } from '../http/start-service.ts';
import type { Place, RunningService } from '../http/start-service.ts';
import { registerIdentity } from './register-identity.ts';

export function startIdentity(
  place: Place,
  { audience }: Readonly<{ audience: string }>,
): Promise<RunningService> {
  return startService({
    name: 'identity',
    site: 'Sandbox sign-in',
    place,
    build: ({ app, url, store }) => registerIdentity(app, { issuer: url, audience, store }),
  });
}
