import type { Settings } from '../records/settings.ts';
import type { World } from '../world.ts';

/** As in many accounts: three retries within two weeks, then the end. */
const defaults: Settings = { retryDays: [3, 5, 7], afterLastRetry: 'cancel' };

export function settingsOf(world: World): Settings {
  return world.settings.get('settings') ?? defaults;
}
