import { startService } from '../http/start-service.ts';
import type { Place, RunningService } from '../http/start-service.ts';
import { registerSlack } from './register-slack.ts';

export function startSlack(place: Place, { token }: Readonly<{ token: string }>): Promise<RunningService> {
  return startService({
    name: 'slack',
    site: 'Sandbox Slack',
    place,
    errorBody: () => ({ ok: false, error: 'internal_error' }),
    build: ({ app, store }) => registerSlack(app, { token, store }),
  });
}
