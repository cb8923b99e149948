import { startService } from '../http/start-service.ts';
import type { Place, RunningService } from '../http/start-service.ts';
import { registerWebsite } from './register-website.ts';

export function startWebsite(
  place: Place,
  { gatewayUrl, identityUrl }: Readonly<{ gatewayUrl: string; identityUrl: string }>,
): Promise<RunningService> {
  return startService({
    name: 'website',
    site: 'Example Projects',
    place,
    build: ({ app, url }) => registerWebsite(app, { siteUrl: url, gatewayUrl, identityUrl }),
  });
}
