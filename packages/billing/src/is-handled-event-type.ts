import { handledEventTypes } from './event-types.ts';

const handled: ReadonlySet<string> = new Set(handledEventTypes);

export function isHandledEventType(type: string): boolean {
  return handled.has(type);
}
